using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Features.Requests.Reviewing;

/// <summary>A word in a review as typed, with the last one of its thread that was shown.</summary>
public sealed class MessageForm
{
    [Required(ErrorMessage = "内容を書いてください。")]
    [StringLength(RequestRules.LongestText, ErrorMessage = "内容は 4000 文字までで書いてください。")]
    public string? Text { get; set; }

    public string? Kind { get; set; }

    public int Seen { get; set; }

    /// <summary>Null when the button is none that was offered.</summary>
    public WantedMessage? For(string requirement) =>
        Enum.TryParse<MessageKind>(Kind, out var kind) && Enum.IsDefined(kind)
            ? new(requirement, kind, (Text ?? "").ReplaceLineEndings("\n").Trim(), Seen)
            : null;
}
