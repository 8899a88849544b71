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

    /// <summary>What the role is called where a policy has no title for it.</summary>
    public static string Label(string role) => role switch
    {
        Applicant => "担当職員",
        Manager => "所属長",
        Officer => "部局の責任者",
        Chief => "統括責任者",
        Ciso => "最高責任者",
        Procurement => "契約担当",
        Auditor => "監査担当",
        Administrator => "システム管理者",
        _ => role,
    };
}
