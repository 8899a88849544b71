using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Links;

namespace VendorAssess.Features.Answers.Links;

/// <summary>Who answers, as given by whoever came by a link.</summary>
public sealed class NameForm
{
    [Required(ErrorMessage = "会社名を書いてください。")]
    [StringLength(Recipient.LongestName, ErrorMessage = "会社名は 100 文字までで書いてください。")]
    public string Company { get; set; } = "";

    [Required(ErrorMessage = "氏名を書いてください。")]
    [StringLength(Recipient.LongestName, ErrorMessage = "氏名は 100 文字までで書いてください。")]
    public string Name { get; set; } = "";
}

/// <summary>To whom groups are handed.</summary>
public sealed class HandOverForm
{
    [Required(ErrorMessage = "渡す相手の氏名を書いてください。")]
    public string Name { get; set; } = "";

    public string? Address { get; set; }

    public List<string>? Groups { get; set; }

    [Required(ErrorMessage = "使える最後の日を書いてください。")]
    public DateOnly? ExpiresOn { get; set; }

    public HandOver ToHandOver(string company) =>
        new(new Recipient(company, Name, Address ?? ""), [.. Groups ?? []], ExpiresOn ?? default);
}

/// <summary>The hand-in of a vendor, with what was on the screen.</summary>
public sealed class SubmitForm
{
    [Required(ErrorMessage = "提出する人の氏名を書いてください。")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "部署・役職を書いてください。")]
    public string Title { get; set; } = "";

    public bool Declared { get; set; }

    public bool KnowsUnanswered { get; set; }

    public string SeenDigest { get; set; } = "";

    public SubmissionForm ToSubmission() => new(Name, Title, Declared, KnowsUnanswered, SeenDigest);
}
