using System.Collections.Immutable;

namespace VendorAssess.Domain.People;

/// <summary>What a post may do; the title that a municipality gives to it is data of its policy.</summary>
public static class Roles
{
    public const string Applicant = "applicant";
    public const string Manager = "manager";
    public const string Officer = "officer";
    public const string Chief = "chief";
    public const string Ciso = "ciso";
    public const string Procurement = "procurement";
    public const string Auditor = "auditor";
    public const string Administrator = "administrator";

    public static readonly ImmutableArray<string> All =
        [Applicant, Manager, Officer, Chief, Ciso, Procurement, Auditor, Administrator];
}
