using System.ComponentModel.DataAnnotations;
using System.Globalization;
using VendorAssess.Domain.Retention;

namespace VendorAssess.Features.Admin.Retention;

/// <summary>A rule of retention, as typed.</summary>
public sealed class RetentionForm
{
    [Required(ErrorMessage = "終了の種類を選んでください。")]
    public string? Kind { get; set; }

    public int? Years { get; set; }

    [Required(ErrorMessage = "年の数え方を選んでください。")]
    public string? FirstMonth { get; set; }

    public List<string>? Decides { get; set; }

    [Required(ErrorMessage = "根拠とする規程の名前と条を書いてください。")]
    [StringLength(RetentionRule.LongestBasis, ErrorMessage = "根拠は 200 文字までで書いてください。")]
    public string? Basis { get; set; }

    public RetentionRule? Rule => Enum.TryParse<ClosingKind>(Kind, out var kind) && Enum.IsDefined(kind)
        && int.TryParse(FirstMonth, NumberStyles.None, CultureInfo.InvariantCulture, out var month)
        ? new(kind, Years, month, [.. Decides ?? []], Basis ?? "")
        : null;
}
