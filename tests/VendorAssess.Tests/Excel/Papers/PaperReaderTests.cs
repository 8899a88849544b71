using VendorAssess.Domain;
using VendorAssess.Domain.Papers;
using VendorAssess.Excel.Papers;
using VendorAssess.Excel.Reading;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Excel.Papers;

/// <summary>What vendors have filled for others, found by the shape of its ids.</summary>
public class PaperReaderTests
{
    [Fact]
    public void Ids_answers_and_words_are_found_under_headers_anywhere()
    {
        var paper = Read(SamplePapers.CaiqWorkbook());
        Assert.Equal(("caiq", "v4.0", 1), (paper.Form, paper.Version, paper.Blank));
        Assert.Equal(
            SamplePapers.Caiq.Where(r => r.Answer.Length > 0).Select(r => (r.Id, r.Answer, r.Words)),
            paper.Rows.Select(r => (r.Id, r.Answer, r.Note)));
        Assert.Equal(("CAIQ", "D6"), (paper.Rows[0].Sheet, paper.Rows[0].Cell));
        var gap = Assert.Single(paper.Gaps);
        Assert.Equal("Introduction", gap.Sheet);
        Assert.Contains("番号が並ぶ列がない", gap.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_sheets_and_values_of_formulas_are_read_and_the_rest_is_named()
    {
        var paper = Read(SamplePapers.HecvatWorkbook());
        Assert.Equal(("hecvat", "4.1"), (paper.Form, paper.Version));
        Assert.Equal(
            [
                ("GNRL-01", "株式会社試験", ""), ("GNRL-02", "見本クラウド", ""), ("AIQU-01", "Yes", "詳細"), ("AIQU-02", "No", ""),
                ("COMP-01", "Yes", ""), ("DOCU-01", "No", "後日"),
            ],
            paper.Rows.Select(r => (r.Id, r.Answer, r.Note)));
        Assert.Equal(1, paper.Blank);
        Assert.Contains(paper.Gaps, g => g is { Sheet: "Questions", Cell: "" } && g.Why.Contains("見出し", StringComparison.Ordinal));
        Assert.Contains(paper.Gaps, g => g.Cell == "D16" && g.Why.Contains("数式", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CAIQ v4.0", "v4.0"), InlineData("CAIQ Version 4.0.3", "v4.0"), InlineData("ｃａｉｑ　Ｖ４．１", "v4.1")]
    [InlineData("Consensus Assessments Initiative Questionnaire v3.1", "v3.1"), InlineData("CAIQ v4.01", null)]
    [InlineData("CAIQ", null), InlineData("CAIQ v4.0 (replaces CAIQ v3.1)", null), InlineData("version 4.0", null)]
    public void The_version_is_what_the_file_says_and_none_where_it_says_two(string says, string? version) =>
        Assert.Equal(version, Read(SamplePapers.CaiqWorkbook(says)).Version);

    [Fact]
    public void The_name_of_a_sheet_may_say_the_version() => Assert.Equal(
        "v4.0", Read(SamplePapers.CaiqWorkbook("", w => w.Worksheet("CAIQ").Name = "CAIQv4.0.2")).Version);

    public static TheoryData<string> Tables() => ["utf-8", "utf-8 with mark", "shift_jis", "tabs", "semicolons"];

    [Theory, MemberData(nameof(Tables))]
    public void A_table_reads_as_the_workbook_does_in_each_encoding(string how)
    {
        // Shift_JIS has no 﨑 and no 𠮷.
        var plain = SamplePapers.CaiqCsv().Replace("髙﨑𠮷", "", StringComparison.Ordinal);
        var paper = Read(how switch
        {
            "utf-8" => SamplePapers.Utf8(SamplePapers.CaiqCsv()),
            "utf-8 with mark" => SamplePapers.Utf8(SamplePapers.CaiqCsv(), mark: true),
            "shift_jis" => SamplePapers.ShiftJis(plain),
            "tabs" => SamplePapers.Utf8(SamplePapers.CaiqCsv('\t')),
            _ => SamplePapers.Utf8(SamplePapers.CaiqCsv(';')),
        });
        Assert.Equal("v4.0", paper.Version);
        Assert.Equal(
            SamplePapers.Caiq.Where(r => r.Answer.Length > 0)
                .Select(r => (r.Id, r.Answer, how == "shift_jis" ? r.Words.Replace("髙﨑𠮷", "", StringComparison.Ordinal) : r.Words)),
            paper.Rows.Select(r => (r.Id, r.Answer, r.Note)));
        Assert.Equal(("CSV", "B3"), (paper.Rows[0].Sheet, paper.Rows[0].Cell));
    }

    [Fact]
    public void A_paper_without_answers_is_refused_with_what_is_looked_for()
    {
        var refused = Refusal(SamplePapers.CaiqWorkbook(change: w => w.Worksheet("CAIQ").Row(5).Clear()));
        Assert.Contains("CSA CAIQ、HECVAT", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void The_forms_are_data_and_say_why_a_version_proposes_nothing() =>
        Assert.All(Town.Content.ForeignForms.SelectMany(f => f.Versions), v => Assert.True(v.IsMapped || v.WhyNotMapped.EndsWith('。')));

    private static Paper Read(byte[] file) => Assert.IsType<Outcome<Paper>.Done>(Outcome(file)).Value;

    private static string Refusal(byte[] file) => Assert.IsType<Outcome<Paper>.Refused>(Outcome(file)).Reason;

    private static Outcome<Paper> Outcome(byte[] file)
    {
        var read = WorkbookFile.Read(new MemoryStream(file), FileKind.Table);
        Assert.True(read is WorkbookRead.Done, (read as WorkbookRead.Refused)?.Reason);
        return PaperReader.Read(((WorkbookRead.Done)read).Workbook, Town.Content.ForeignForms);
    }
}
