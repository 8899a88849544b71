using System.Collections.Immutable;

namespace VendorAssess.Domain.People;

/// <summary>What a post may do; the title that a municipality gives to it is data of its policy.</summary>
public static class Roles
{
    public const string Applicant = "applicant";
    public const string Manager = "manager";

    /// <summary>Answers for one important information system; by itself like a manager's post, but it reviews nothing.</summary>
    public const string SystemManager = "system-manager";

    public const string Officer = "officer";
    public const string Chief = "chief";

    /// <summary>Has no right of its own: handles what other posts let it handle (委任).</summary>
    public const string Delegate = "delegate";

    public const string Ciso = "ciso";
    public const string Procurement = "procurement";
    public const string Auditor = "auditor";
    public const string Administrator = "administrator";

    public static readonly ImmutableArray<string> All =
        [Applicant, Manager, SystemManager, Officer, Chief, Delegate, Ciso, Procurement, Auditor, Administrator];

    /// <summary>Roles whose posts work on the cases of their department, the one nearest to the work first.</summary>
    public static readonly ImmutableArray<string> Working = [Applicant, SystemManager, Manager, Officer];

    /// <summary>Roles whose posts take over what the post of another role had to confirm, the first one first.</summary>
    public static readonly ImmutableArray<string> Confirming = [Manager, SystemManager, Officer];

    /// <summary>Roles whose posts decide for every department; what others decide is for their own and those below.</summary>
    public static readonly ImmutableArray<string> OfTheWholeCity = [Chief, Ciso];

    /// <summary>Roles that see or review more than what their own post works on.</summary>
    public static readonly ImmutableArray<string> Overseeing = [Officer, Chief, Ciso, Auditor];

    /// <summary>Roles of whoever stands at the head of something: one holder at a time.</summary>
    public static readonly ImmutableArray<string> OfOnePerson =
        [Manager, SystemManager, Officer, Chief, Delegate, Ciso];

    /// <summary>Roles that only a city whose policy names them has posts of.</summary>
    public static readonly ImmutableArray<string> OnlyByPolicy = [SystemManager, Delegate];

    /// <summary>What the role is called where a policy has no title for it.</summary>
    public static string Label(string role) => role switch
    {
        Applicant => "担当職員",
        Manager => "所属長",
        SystemManager => "情報システムの管理者",
        Officer => "部局の責任者",
        Chief => "統括責任者",
        Delegate => "事務を任された職",
        Ciso => "最高責任者",
        Procurement => "契約担当",
        Auditor => "監査担当",
        Administrator => "この製品の管理者",
        _ => role,
    };
}
