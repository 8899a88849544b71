using System.ComponentModel.DataAnnotations;
using System.Globalization;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Admin.Posts;

public sealed class PostForm
{
    [Required(ErrorMessage = "役割を選んでください。")]
    public string Role { get; set; } = "";

    [Required(ErrorMessage = "職の名前を書いてください。")]
    [StringLength(PostRules.LongestTitle, ErrorMessage = "職の名前は 60 文字までで書いてください。")]
    public string Title { get; set; } = "";

    [StringLength(OwnGrantRules.LongestReason, ErrorMessage = "理由は 200 文字までで書いてください。")]
    public string OwnReason { get; set; } = "";

    [StringLength(SameAuditor.LongestReason, ErrorMessage = "理由は 200 文字までで書いてください。")]
    public string AuditReason { get; set; } = "";

    public PostWish ToWish() => new(Role, Title);
}

public sealed class TakePostForm
{
    [Required(ErrorMessage = "就く人のログイン名を書いてください。"), StringLength(100)]
    public string Login { get; set; } = "";

    [Required(ErrorMessage = "就く日を入れてください。")]
    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    [StringLength(OwnGrantRules.LongestReason, ErrorMessage = "理由は 200 文字までで書いてください。")]
    public string OwnReason { get; set; } = "";

    [StringLength(SameAuditor.LongestReason, ErrorMessage = "理由は 200 文字までで書いてください。")]
    public string AuditReason { get; set; } = "";
}

/// <summary>Which term ends, and on which last day; without one it is taken back.</summary>
public sealed class EndTermForm
{
    [Required(ErrorMessage = "対象を選んでください。")]
    public string Which { get; set; } = "";

    public DateOnly? Until { get; set; }

    /// <summary>The person and the first day of a holder's term; nobody where it was not chosen.</summary>
    public (int Person, DateOnly From) Holder =>
        Which.Split('/') is [var person, var from]
        && int.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && DateOnly.TryParseExact(from, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (id, day)
            : (0, default);

    public static string Value(PostTerm holder) =>
        string.Create(CultureInfo.InvariantCulture, $"{holder.PersonId}/{holder.From:O}");
}

public sealed class SubstitutionForm
{
    [Required(ErrorMessage = "代理をする人のログイン名を書いてください。"), StringLength(100)]
    public string Login { get; set; } = "";

    [Required(ErrorMessage = "代理を始める日を入れてください。")]
    public DateOnly? From { get; set; }

    [Required(ErrorMessage = "代理を終える日を入れてください。")]
    public DateOnly? Until { get; set; }

    [Required(ErrorMessage = "代理の理由を書いてください。")]
    [StringLength(SubstitutionRules.LongestReason, ErrorMessage = "代理の理由は 200 文字までで書いてください。")]
    public string Reason { get; set; } = "";

    [StringLength(SameAuditor.LongestReason, ErrorMessage = "理由は 200 文字までで書いてください。")]
    public string AuditReason { get; set; } = "";

    public SubstitutionWish ToWish() => new(From, Until, Reason);
}

public sealed class DelegationForm
{
    [Required(ErrorMessage = "任せる職を選んでください。")]
    public string Post { get; set; } = "";

    [Required(ErrorMessage = "任せ始める日を入れてください。")]
    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public List<string>? Scope { get; set; }

    [Required(ErrorMessage = "任せることにした根拠や理由を書いてください。")]
    [StringLength(SubstitutionRules.LongestReason, ErrorMessage = "理由は 200 文字までで書いてください。")]
    public string Reason { get; set; } = "";

    [StringLength(SameAuditor.LongestReason, ErrorMessage = "理由は 200 文字までで書いてください。")]
    public string AuditReason { get; set; } = "";

    public DelegationWish ToWish() => new(From, Until, [.. Scope ?? []], Reason);
}

public sealed class EndPostForm
{
    [Required(ErrorMessage = "最後の日を入れてください。")]
    public DateOnly? Until { get; set; }
}

public sealed class MoveUsesForm
{
    [Required(ErrorMessage = "引き継ぐ職を選んでください。")]
    public string Post { get; set; } = "";
}
