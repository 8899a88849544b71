using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Features.Requests;

/// <summary>A decision as typed, with the use to be recorded when it is an approval.</summary>
public sealed class DecisionForm : IHoldsUse
{
    [Required(ErrorMessage = "審査結果を選んでください。")]
    public string? Status { get; set; }

    [Required(ErrorMessage = "審査の理由を書いてください。")]
    [StringLength(RequestRules.LongestText, ErrorMessage = "理由は 4000 文字までで書いてください。")]
    public string? Reason { get; set; }

    /// <summary>As many rows as there may be conditions; an empty row is none.</summary>
    public List<ConditionForm> Conditions { get; set; } = [];

    [StringLength(RequestRules.LongestText, ErrorMessage = "理由は 4000 文字までで書いてください。")]
    public string? SamePersonReason { get; set; }

    public UseForm Use { get; set; } = new();

    public string SeenDigest { get; set; } = "";

    public int SeenMessage { get; set; }

    public static DecisionForm Of(SeenRequest seen, DateOnly today) => new()
    {
        SeenDigest = seen.Row.Digest ?? "",
        SeenMessage = seen.Messages.LastOrDefault()?.Id ?? 0,
        Use = UseForm.Of(seen.Seats, seen.Row.UseFrom, seen.Row.UseUntil, today),
    };

    /// <summary>Empty rows up to as many as may be filled.</summary>
    public DecisionForm Filled()
    {
        // A form posted without them leaves nothing where they were.
        Conditions ??= [];
        Use ??= new();
        while (Conditions.Count < ConditionRules.Most)
            Conditions.Add(new());
        return this;
    }

    public WantedDecision? Decision => Enum.TryParse<RequestStatus>(Status, out var status) && Enum.IsDefined(status)
        ? new(status, Text(Reason), [.. Conditions.Where(c => !c.IsEmpty).Select(c => c.Wanted)], SeenDigest,
            Text(SamePersonReason), SeenMessage)
        : null;

    private static string Text(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();
}
