using System.Globalization;
using VendorAssess.Domain.People;

namespace VendorAssess.Domain.Evidence;

/// <summary>How large one file and all files of a sheet together may be, in bytes.</summary>
public sealed record EvidenceLimits(long LargestFile, long LargestSum)
{
    public const int MostFiles = 200;
}

/// <summary>A file that backs answers, with what became of it; an empty question: for the sheet as a whole.</summary>
public sealed record EvidenceFile(
    int Id, int? ServiceId, string Question, string Name, EvidenceKind Kind, long Size, string Sha256, bool Confidential,
    string By, DateTime At, string? WithdrawnBecause, string? WithdrawnBy, DateTime? WithdrawnAt)
{
    public bool Counts => WithdrawnAt is null;
}

/// <summary>What is kept, who sees it, and how it is taken back.</summary>
public static class EvidenceRules
{
    public const int LongestReason = 1000;

    public static string? WhyNotKept(long size, EvidenceLimits limits) => size switch
    {
        0 => "ファイルを選んでください。空のファイルは受け取れません。",
        _ when size > limits.LargestFile =>
            $"ファイルが {Megabytes(limits.LargestFile)} を超えています。画像を小さくするか、必要な頁だけの PDF にしてください。",
        _ => null,
    };

    /// <param name="added">Zero for a file that the sheet holds already.</param>
    public static string? WhyNotAdded(long held, int files, long added, EvidenceLimits limits) => files switch
    {
        >= EvidenceLimits.MostFiles => $"この回答票の証跡は {EvidenceLimits.MostFiles} 件までです。一つの PDF にまとめてください。",
        _ when held + added > limits.LargestSum =>
            $"この回答票の証跡の合計が上限（{Megabytes(limits.LargestSum)}）を超えます。管理者に連絡してください。",
        _ => null,
    };

    /// <summary>What is under NDA is for who works on or reviews a case with the service; what was withdrawn for audit.</summary>
    public static string? WhyNotRead(this EvidenceFile file, Person person, bool considered) => file switch
    {
        { Confidential: true } when !considered && !person.Holds(Roles.Auditor) => "非開示の証跡です。",
        { Counts: false } when !person.Holds(Roles.Auditor) => "取り下げられた証跡です。",
        _ => null,
    };

    public static string? WhyNotWithdrawn(this EvidenceFile file, string reason) => file switch
    {
        { Counts: false } => "この証跡は、すでに取り下げられています。",
        _ when string.IsNullOrWhiteSpace(reason) => "取り下げる理由を書いてください。",
        _ when reason.Length > LongestReason => $"理由は {LongestReason} 文字までで書いてください。",
        _ => null,
    };

    /// <summary>1.5 MB, 12 KB.</summary>
    public static string Show(long size) => size < 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, size >> 10)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{size / 1048576.0:0.#} MB");

    private static string Megabytes(long size) => string.Create(CultureInfo.InvariantCulture, $"{size >> 20}MB");
}
