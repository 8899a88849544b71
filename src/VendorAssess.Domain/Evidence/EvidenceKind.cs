using System.Collections.Immutable;

namespace VendorAssess.Domain.Evidence;

/// <summary>What a file is by its bytes; its name never says.</summary>
public enum EvidenceKind
{
    Pdf, Png, Jpeg, Xlsx, Docx, Pptx, Text,
}

public static class EvidenceKindWords
{
    /// <summary>For the sentences that say what is taken.</summary>
    public const string All = "PDF、PNG、JPEG、Excel（.xlsx）、Word（.docx）、PowerPoint（.pptx）、テキスト（.txt、.csv）";

    public static string Label(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Pdf => "PDF",
        EvidenceKind.Png => "PNG画像",
        EvidenceKind.Jpeg => "JPEG画像",
        EvidenceKind.Xlsx => "Excel",
        EvidenceKind.Docx => "Word",
        EvidenceKind.Pptx => "PowerPoint",
        EvidenceKind.Text => "テキスト",
    };

    /// <summary>How the name of such a file may end; the first is what a name without an ending gets.</summary>
    public static ImmutableArray<string> Endings(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Pdf => [".pdf"],
        EvidenceKind.Png => [".png"],
        EvidenceKind.Jpeg => [".jpg", ".jpeg"],
        EvidenceKind.Xlsx => [".xlsx"],
        EvidenceKind.Docx => [".docx"],
        EvidenceKind.Pptx => [".pptx"],
        EvidenceKind.Text => [".txt", ".csv", ".tsv"],
    };
}
