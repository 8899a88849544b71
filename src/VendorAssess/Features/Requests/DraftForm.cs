using System.ComponentModel.DataAnnotations;
using System.Globalization;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Features.Requests;

/// <summary>What the buttons under a draft do.</summary>
public enum DraftDeed { Save, Submit, Withdraw }

/// <summary>A draft as typed, with the version and the digest of what was shown.</summary>
public sealed class DraftForm
{
    [StringLength(RequestRules.LongestText, ErrorMessage = "使い方と必要な理由は 4000 文字までで書いてください。")]
    public string? Statement { get; set; }

    [StringLength(RequestRules.LongestText, ErrorMessage = "ネットワークと接続先は 4000 文字までで書いてください。")]
    public string? Network { get; set; }

    public DateOnly? UseFrom { get; set; }

    public DateOnly? UseUntil { get; set; }

    /// <summary>Departments by id; posted without script, nothing ticked arrives as null.</summary>
    public List<string>? UsedBy { get; set; }

    public int Candidate { get; set; }

    public int SeenVersion { get; set; }

    public string SeenDigest { get; set; } = "";

    public DraftDeed Deed { get; set; }

    public RequestWords Words => new(Text(Statement), Text(Network), UseFrom, UseUntil);

    public int[] Departments =>
    [
        .. (UsedBy ?? []).Select(id => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .Distinct().Order(),
    ];

    public static DraftForm Of(RequestDraft page)
    {
        var words = page.Current!.Content.Words;
        return new()
        {
            Statement = words.Statement, Network = words.Network, UseFrom = words.UseFrom, UseUntil = words.UseUntil,
            UsedBy = [.. (page.Open?.Departments ?? []).Select(id => id.ToString(CultureInfo.InvariantCulture))],
            Candidate = page.Candidate!.Number, SeenVersion = page.Open?.Version ?? 0, SeenDigest = page.Current.Digest,
        };
    }

    // Browsers send CR LF; what is stored and frozen breaks lines by LF.
    private static string Text(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();
}
