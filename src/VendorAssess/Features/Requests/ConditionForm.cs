using System.Globalization;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Features.Requests;

/// <summary>One condition as typed.</summary>
public sealed class ConditionForm
{
    public string? Text { get; set; }

    public DateOnly? Due { get; set; }

    public string? Post { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Due is null;

    public WantedCondition Wanted => new(
        (Text ?? "").ReplaceLineEndings("\n").Trim(), Due,
        int.TryParse(Post, NumberStyles.None, CultureInfo.InvariantCulture, out var post) ? post : null);
}
