using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Links;

namespace VendorAssess.Features.Answers.Invitations;

/// <summary>Whom to ask for what until when.</summary>
public sealed class InviteForm
{
    private const int DaysToAnswer = 14;
    private const int DaysAfter = 30;

    [Required(ErrorMessage = "会社名を書いてください。")]
    public string Company { get; set; } = "";

    [Required(ErrorMessage = "宛先の氏名又は部署を書いてください。")]
    public string Name { get; set; } = "";

    public string? Address { get; set; }

    public List<string>? Groups { get; set; }

    [Required(ErrorMessage = "回答の期限を書いてください。")]
    public DateOnly? Due { get; set; }

    [Required(ErrorMessage = "リンクを使える最後の日を書いてください。")]
    public DateOnly? ExpiresOn { get; set; }

    [Required(ErrorMessage = "市の問い合わせ先を書いてください。")]
    public string Contact { get; set; } = "";

    public string? Message { get; set; }

    public Invitation ToInvitation() => new(
        new Recipient(Company, Name, Address ?? ""), [.. Groups ?? []],
        new LinkPeriod(Due ?? default, ExpiresOn ?? default), Text(Contact), Text(Message));

    public static InviteForm For(InvitationList list) => new()
    {
        Company = list.Candidate.Provider,
        Groups = [.. list.Groups.Select(g => g.Id)],
        Due = list.Today.AddDays(DaysToAnswer),
        ExpiresOn = list.Today.AddDays(DaysToAnswer + DaysAfter),
    };

    // Browsers send CR LF; what is kept breaks lines by LF.
    private static string Text(string? typed) => (typed ?? "").ReplaceLineEndings("\n");
}

/// <summary>Other days for a link.</summary>
public sealed class ExtendForm
{
    [Required(ErrorMessage = "回答の期限を書いてください。")]
    public DateOnly? Due { get; set; }

    [Required(ErrorMessage = "リンクを使える最後の日を書いてください。")]
    public DateOnly? ExpiresOn { get; set; }

    public LinkPeriod ToPeriod() => new(Due ?? default, ExpiresOn ?? default);
}

/// <summary>Why a vendor writes again; it reads it.</summary>
public sealed class ReopenForm
{
    [Required(ErrorMessage = "再開の理由を書いてください。")]
    public string Reason { get; set; } = "";
}
