using System.Collections.Immutable;

namespace VendorAssess.Domain.Evidence;

/// <summary>What was seen of a file: its first bytes, whether it is a text, and the parts of a zip.</summary>
public sealed record SeenFile(FileShape Shape, bool IsText, ZipContents? Zip);

/// <summary>The names of a zip's parts, and the content type of the main one as the zip declares it.</summary>
public sealed record ZipContents(ImmutableArray<string> Parts, ImmutableDictionary<string, string> Types, bool HasPassword)
{
    public const string TypesPart = "[Content_Types].xml";
}

/// <summary>Which files are taken as evidence, under which name; the reason says what to do instead.</summary>
public static class EvidenceFiles
{
    private static readonly (string Main, EvidenceKind Kind)[] Office =
    [
        ("xl/workbook.xml", EvidenceKind.Xlsx), ("word/document.xml", EvidenceKind.Docx),
        ("ppt/presentation.xml", EvidenceKind.Pptx),
    ];

    private static readonly string[] Macros = ["vbaproject", "vbadata", "/macrosheets/", "/dialogsheets/", "/activex/"];

    public static Outcome<(string Name, EvidenceKind Kind)> Take(string name, SeenFile seen) => KindOf(seen) switch
    {
        Outcome<EvidenceKind>.Done(var kind) => Named(FileName.Clean(name), kind),
        Outcome<EvidenceKind>.Refused(var reason) => Outcome.Refused<(string, EvidenceKind)>(reason),
        _ => throw new InvalidOperationException("Unknown outcome."),
    };

    private static Outcome<(string, EvidenceKind)> Named(string name, EvidenceKind kind)
    {
        var ending = FileName.Ending(name);
        if (ending.Length == 0)
            return Outcome.Done(($"{name}{kind.Endings()[0]}", kind));
        return kind.Endings().Contains(ending)
            ? Outcome.Done((name, kind))
            : Outcome.Refused<(string, EvidenceKind)>(
                $"名前の終わり（{ending}）が中身（{kind.Label()}）と合いません。名前の終わりを {string.Join("、", kind.Endings())} にしてください。"
                + (kind == EvidenceKind.Text ? "スクリプトやプログラムのソースは受け取れません。" : ""));
    }

    private static Outcome<EvidenceKind> KindOf(SeenFile seen) => seen.Shape switch
    {
        FileShape.Pdf => Outcome.Done(EvidenceKind.Pdf),
        FileShape.Png => Outcome.Done(EvidenceKind.Png),
        FileShape.Jpeg => Outcome.Done(EvidenceKind.Jpeg),
        FileShape.Zip => OfficeKind(seen.Zip),
        FileShape.OldOffice => Refuse(
            "古い形式（.doc、.xls、.ppt）か、パスワードの付いた Office のファイルです。中身を確かめられないため受け取れません。"
            + "パスワードを外して .docx、.xlsx、.pptx で保存し直すか、PDF にしてください。"),
        FileShape.Archive => Refuse(Packed),
        FileShape.Program => Refuse("実行できるプログラムは受け取れません。"),
        FileShape.Markup => Refuse("HTML、SVG、XML は、開くとスクリプトが動くことがあるため受け取れません。PDF にしてください。"),
        FileShape.Script => Refuse("スクリプトは受け取れません。"),
        FileShape.RichText => Refuse("リッチテキスト（.rtf）は、別のファイルを埋め込めるため受け取れません。PDF にしてください。"),
        FileShape.Other => seen.IsText
            ? Outcome.Done(EvidenceKind.Text)
            : Refuse($"受け取れる種類のファイルではありません。受け取れるのは、{EvidenceKindWords.All}です。文字コードは UTF-8 か Shift_JIS にしてください。"),
    };

    private static Outcome<EvidenceKind> OfficeKind(ZipContents? zip)
    {
        if (zip is null)
            return Refuse("ファイルが壊れているか、部品が多すぎるため、中身を確かめられません。保存し直すか、PDF にしてください。");
        if (zip.HasPassword)
            return Refuse("パスワードの付いたファイルは、中身を確かめられないため受け取れません。パスワードを外してください。");
        var main = Office.Where(o => zip.Parts.Contains(o.Main)).ToList();
        if (main.Count != 1 || !zip.Parts.Contains(ZipContents.TypesPart))
            return Refuse(Packed);
        var type = zip.Types.GetValueOrDefault($"/{main[0].Main}", "");
        return type.Contains("macroenabled", StringComparison.OrdinalIgnoreCase) || zip.Parts.Any(IsMacro)
            ? Refuse("マクロや ActiveX を含むファイルは受け取れません。マクロを除いて保存し直すか、PDF にしてください。")
            : Outcome.Done(main[0].Kind);
    }

    private static bool IsMacro(string part) =>
        Macros.Any(m => $"/{part}".Contains(m, StringComparison.OrdinalIgnoreCase));

    private static Outcome<EvidenceKind> Refuse(string reason) => Outcome.Refused<EvidenceKind>(reason);

    private const string Packed =
        "圧縮ファイルは、中身を確かめられないため受け取れません。中のファイルを一つずつ付けてください。";
}
