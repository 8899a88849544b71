using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using VendorAssess.Domain;
using VendorAssess.Domain.Evidence;
using VendorAssess.Domain.People;

namespace VendorAssess.Tests.Domain.Evidence;

public class EvidenceFilesTests
{
    private const string Types = ZipContents.TypesPart;

    public static readonly TheoryData<string, FileShape> Starts = new()
    {
        { "%PDF-1.7\n", FileShape.Pdf }, { "\u0089PNG\r\n\u001A\n\0\0", FileShape.Png }, { "\u00FF\u00D8\u00FF\u00E0", FileShape.Jpeg },
        { "PK\u0003\u0004", FileShape.Zip }, { "PK\u0005\u0006", FileShape.Archive }, { "Rar!\u001A\u0007", FileShape.Archive },
        { "7z\u00BC\u00AF\u0027\u001C", FileShape.Archive }, { "\u001F\u008B\b", FileShape.Archive },
        { "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", FileShape.OldOffice }, { "MZ\u0090\0", FileShape.Program },
        { "\u007FELF", FileShape.Program }, { "\u00CA\u00FE\u00BA\u00BE", FileShape.Program }, { "#!/bin/sh\n", FileShape.Script },
        { "\u00EF\u00BB\u00BF#!/bin/sh\n", FileShape.Script }, { "<!DOCTYPE html>", FileShape.Markup },
        { "  \r\n<svg xmlns='x'>", FileShape.Markup }, { "<?xml version='1.0'?>", FileShape.Markup },
        { "\u00FF\u00FE<\0h\0t\0m\0l\0>\0", FileShape.Markup }, { "説明のあとの<SCRIPT>", FileShape.Markup },
        { "MIME-Version: 1.0\r\n", FileShape.Markup }, { "{\\rtf1\\ansi", FileShape.RichText }, { "設問,回答\r\n", FileShape.Other },
        { "", FileShape.Other }, { "GIF89a", FileShape.Other }, { "%P", FileShape.Other },
    };

    [Theory, MemberData(nameof(Starts))]
    public void A_file_is_known_by_its_first_bytes(string start, FileShape expected)
    {
        var bytes = start.All(c => c < 256) ? Encoding.Latin1.GetBytes(start) : Encoding.UTF8.GetBytes(start);
        Assert.Equal(expected, FileShapes.Of(bytes));
    }

    public static readonly TheoryData<FileShape, bool, string, string?, string> Files = new()
    {
        { FileShape.Pdf, false, "報告書.pdf", "報告書.pdf", "" },
        { FileShape.Pdf, false, "報告書", "報告書.pdf", "" },
        { FileShape.Jpeg, false, "写し.JPEG", "写し.JPEG", "" },
        { FileShape.Other, true, "一覧.csv", "一覧.csv", "" },
        { FileShape.Other, true, "覚書", "覚書.txt", "" },
        { FileShape.Pdf, false, "報告書.exe", null, "名前の終わり（.exe）が中身（PDF）と合いません" },
        { FileShape.Png, false, "写し.pdf", null, "名前の終わり（.pdf）が中身（PNG画像）と合いません" },
        { FileShape.Other, true, "run.bat", null, "スクリプトやプログラムのソースは受け取れません" },
        { FileShape.Other, true, "page.html", null, "スクリプトやプログラムのソースは受け取れません" },
        { FileShape.Other, false, "a.txt", null, "受け取れる種類のファイルではありません" },
        { FileShape.OldOffice, false, "a.xls", null, "パスワード" },
        { FileShape.Archive, false, "a.zip", null, "圧縮ファイル" },
        { FileShape.Program, false, "a.pdf", null, "プログラム" },
        { FileShape.Markup, true, "a.txt", null, "HTML、SVG、XML" },
        { FileShape.Script, true, "a.txt", null, "スクリプト" },
        { FileShape.RichText, true, "a.txt", null, "リッチテキスト" },
        { FileShape.Zip, false, "a.xlsx", null, "部品が多すぎる" },
    };

    [Theory, MemberData(nameof(Files))]
    public void What_the_bytes_are_decides_and_the_name_must_fit(
        FileShape shape, bool isText, string name, string? kept, string why) =>
        AssertTaken(EvidenceFiles.Take(name, new SeenFile(shape, isText, null)), kept, why);

    public static readonly TheoryData<string, string, bool, string?, string> Zips = new()
    {
        { "xl/workbook.xml", "a.xlsx", false, "a.xlsx", "" },
        { "word/document.xml", "a.docx", false, "a.docx", "" },
        { "ppt/presentation.xml", "a.pptx", false, "a.pptx", "" },
        { "xl/workbook.xml", "a.docx", false, null, "と合いません" },
        { "xl/workbook.xml", "a.xlsm", false, null, "と合いません" },
        { "xl/workbook.xml xl/vbaProject.bin", "a.xlsx", false, null, "マクロ" },
        { "word/document.xml word/VBAPROJECT.BIN", "a.docx", false, null, "マクロ" },
        { "xl/workbook.xml xl/macrosheets/sheet1.xml", "a.xlsx", false, null, "マクロ" },
        { "word/document.xml word/activeX/activeX1.xml", "a.docx", false, null, "マクロ" },
        { "xl/workbook.bin", "a.xlsb", false, null, "圧縮ファイル" },
        { "mimetype content.xml", "a.ods", false, null, "圧縮ファイル" },
        { "readme.txt", "a.zip", false, null, "圧縮ファイル" },
        { "xl/workbook.xml word/document.xml", "a.xlsx", false, null, "圧縮ファイル" },
        { "xl/workbook.xml", "a.xlsx", true, null, "パスワード" },
    };

    [Theory, MemberData(nameof(Zips))]
    public void An_office_file_is_known_by_its_parts(string parts, string name, bool password, string? kept, string why)
    {
        var zip = new ZipContents([Types, .. parts.Split(' ')], ImmutableDictionary<string, string>.Empty, password);
        AssertTaken(EvidenceFiles.Take(name, new SeenFile(FileShape.Zip, false, zip)), kept, why);
    }

    [Fact]
    public void A_main_part_declared_as_one_with_macros_is_refused_and_a_declaration_without_part_is_not()
    {
        const string macro = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
        var zip = new ZipContents([Types, "xl/workbook.xml"], ImmutableDictionary<string, string>.Empty, false);
        AssertTaken(
            Take(zip with { Types = zip.Types.Add("/xl/workbook.xml", macro) }), null, "マクロ");
        AssertTaken(
            Take(zip with { Types = zip.Types.Add("/xl/other.xml", macro) }), "a.xlsx", "");

        static Outcome<(string, EvidenceKind)> Take(ZipContents contents) =>
            EvidenceFiles.Take("a.xlsx", new SeenFile(FileShape.Zip, false, contents));
    }

    [Fact]
    public void Any_text_in_either_encoding_is_one_however_it_is_cut()
    {
        var japanese = CodePagesEncodingProvider.Instance.GetEncoding(
            932, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)!;
        Prop.ForAll<string, PositiveInt>((text, cut) =>
        {
            var clean = string.Concat((text ?? "").EnumerateRunes().Where(r => !Rune.IsControl(r))) + "漢字カナｶﾅ";
            foreach (var encoding in new[] { Encoding.UTF8, japanese })
            {
                var bytes = encoding.GetBytes(clean);
                var check = new TextCheck();
                var at = cut.Get % bytes.Length;
                check.Add(bytes.AsSpan(0, at));
                check.Add(bytes.AsSpan(at));
                Assert.True(check.IsText, $"{encoding.WebName}: {clean}");
            }
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(true, 0x61, 0x09, 0x0D, 0x0A)]
    [InlineData(true)]
    [InlineData(false, 0x61, 0x00)]
    [InlineData(false, 0x1B, 0x24, 0x42)]
    [InlineData(false, 0x7F)]
    [InlineData(false, 0xE0, 0x80, 0x80)]
    [InlineData(true, 0xC0, 0xAF)]
    [InlineData(false, 0xFF, 0xFE, 0x41, 0x00)]
    [InlineData(false, 0xF5, 0x80, 0x80, 0x80)]
    [InlineData(false, 0x81)]
    [InlineData(false, 0x80, 0x20)]
    [InlineData(true, 0x93, 0xFA, 0x96, 0x7B)]
    [InlineData(true, 0xED, 0x9F, 0xBF)]
    public void What_is_cut_overlong_or_holds_controls_is_no_text(bool expected, params int[] bytes)
    {
        var check = new TextCheck();
        check.Add([.. bytes.Select(b => (byte)b)]);
        Assert.Equal(expected, check.IsText);
    }

    [Theory]
    [InlineData(0, "空のファイル")]
    [InlineData(10, null)]
    [InlineData(11, "超えています")]
    public void A_file_is_neither_empty_nor_over_the_limit(long size, string? why) =>
        AssertWhy(why, EvidenceRules.WhyNotKept(size, new(10, 100)));

    [Theory]
    [InlineData(90, 1, 10, null)]
    [InlineData(91, 1, 10, "合計が上限")]
    [InlineData(100, 1, 0, null)]
    [InlineData(0, EvidenceLimits.MostFiles - 1, 1, null)]
    [InlineData(0, EvidenceLimits.MostFiles, 1, "件まで")]
    public void A_sheet_holds_so_much(long held, int files, long added, string? why) =>
        AssertWhy(why, EvidenceRules.WhyNotAdded(held, files, added, new(10, 100)));

    [Theory]
    [InlineData(false, false, false, true)]
    [InlineData(true, false, false, false)]
    [InlineData(true, true, false, true)]
    [InlineData(true, false, true, true)]
    public void What_is_under_nda_is_for_who_has_a_case_with_the_service_and_for_audit(
        bool confidential, bool considered, bool audits, bool readable)
    {
        var file = Kept with { Confidential = confidential };
        Assert.Equal(readable, file.WhyNotRead(Reader(audits), considered) is null);
    }

    [Fact]
    public void What_was_withdrawn_is_handed_out_for_audit_only_and_not_withdrawn_again()
    {
        var gone = Kept with { WithdrawnAt = Kept.At, WithdrawnBecause = "誤り", WithdrawnBy = "課長" };
        Assert.NotNull(gone.WhyNotRead(Reader(audits: false), considered: true));
        Assert.Null(gone.WhyNotRead(Reader(audits: true), considered: true));
        Assert.NotNull(gone.WhyNotWithdrawn("もう一度"));
        Assert.Null(Kept.WhyNotWithdrawn("誤り"));
        Assert.NotNull(Kept.WhyNotWithdrawn(" "));
        Assert.NotNull(Kept.WhyNotWithdrawn(new string('あ', EvidenceRules.LongestReason + 1)));
    }

    private static readonly EvidenceFile Kept = new(
        1, 1, "KM02", "a.pdf", EvidenceKind.Pdf, 10, new('a', 64), false, "担当", new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
        null, null, null);

    private static Person Reader(bool audits) =>
        new(1, "読む人", [new Post(1, 1, "課", audits ? Roles.Auditor : Roles.Applicant, "職")]);

    private static void AssertWhy(string? expected, string? why)
    {
        if (expected is null)
            Assert.Null(why);
        else
            Assert.Contains(expected, why, StringComparison.Ordinal);
    }

    private static void AssertTaken(Outcome<(string Name, EvidenceKind Kind)> outcome, string? kept, string why)
    {
        if (kept is not null)
            Assert.Equal(kept, Assert.IsType<Outcome<(string Name, EvidenceKind Kind)>.Done>(outcome).Value.Name);
        else
            Assert.Contains(why, Assert.IsType<Outcome<(string Name, EvidenceKind Kind)>.Refused>(outcome).Reason, StringComparison.Ordinal);
    }
}
