using System.ComponentModel.DataAnnotations;
using System.Globalization;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;

namespace VendorAssess.Features.Requests;

/// <summary>A decision as typed, with the use to be recorded when it is an approval.</summary>
public sealed class DecisionForm
{
    [Required(ErrorMessage = "審査結果を選んでください。")]
    public string? Status { get; set; }

    [Required(ErrorMessage = "審査の理由を書いてください。")]
    [StringLength(RequestRules.LongestText, ErrorMessage = "理由は 4000 文字までで書いてください。")]
    public string? Reason { get; set; }

    [StringLength(RequestRules.LongestText, ErrorMessage = "条件は 4000 文字までで書いてください。")]
    public string? Conditions { get; set; }

    [StringLength(RequestRules.LongestText, ErrorMessage = "理由は 4000 文字までで書いてください。")]
    public string? SamePersonReason { get; set; }

    public string? Manager { get; set; }

    public DateOnly? UseFrom { get; set; }

    public DateOnly? UseUntil { get; set; }

    public DateOnly? NextReview { get; set; }

    public string SeenDigest { get; set; } = "";

    public static DecisionForm Of(SeenRequest seen, DateOnly today) => new()
    {
        SeenDigest = seen.Row.Digest ?? "",
        // With several posts to choose from, the decider chooses.
        Manager = seen.Managers is [var only] ? only.Id.ToString(CultureInfo.InvariantCulture) : null,
        UseFrom = seen.Row.UseFrom,
        UseUntil = seen.Row.UseUntil,
        NextReview = UseRules.SuggestedReview(today, seen.Row.UseUntil),
    };

    public WantedDecision? Decision => Enum.TryParse<RequestStatus>(Status, out var status) && Enum.IsDefined(status)
        ? new(status, Text(Reason), Text(Conditions), SeenDigest, Text(SamePersonReason))
        : null;

    public WantedUse Use => new(
        int.TryParse(Manager, NumberStyles.None, CultureInfo.InvariantCulture, out var post) ? post : null,
        UseFrom, UseUntil, NextReview);

    private static string Text(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();
}
