using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Papers;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Tests.Domain;

public class ProposalsTests
{
    private static readonly ForeignVersion Mapped = new("v4.0", ["CAIQ v4.0"], "CSA CCM", "v4.0", "");

    private static readonly QuestionBank Bank = new("b", "1", "h", [new("K", "K")],
    [
        Asked("K1", FieldType.Text, new Crosswalk("CSA CCM", "v4.0", "CEK-03", Trust.Primary)),
        Asked("K2", FieldType.YesNo, new Crosswalk("CSA CCM", "v4.0", "CEK-03", Trust.Primary)),
        Asked("K3", FieldType.Text, new Crosswalk("CSA CCM", "v4.0", "CEK-03", Trust.Primary, "暗号化")),
        Asked("K4", FieldType.Text, new Crosswalk("CSA CCM", "v4.1", "CEK-03", Trust.Primary)),
        Asked("K5", FieldType.Text, new Crosswalk("CSA CCM", "v4.0", "CEK-03", Trust.Primary)) with { AboutService = false },
    ]);

    private static readonly Paper Paper = new("caiq", "v4.0",
        [new("CEK-03.1", "Yes", "暗号化する", "S", "D6"), new("CEK-03.2", "No", "", "S", "D7"), new("ZZZ-01.1", "NA", "", "S", "D8")],
        0, []);

    [Fact]
    public void Each_question_mapped_in_that_version_gets_the_rows_of_its_controls() => Assert.Equal(
        [("K1", 2), ("K2", 2), ("K3", 2)],
        Proposals.From(Paper, Mapped, Bank).Select(p => (p.Question.Id, p.Sources.Length)));

    [Fact]
    public void Without_a_mapped_version_nothing_is_proposed()
    {
        Assert.Empty(Proposals.From(Paper, null, Bank));
        Assert.Empty(Proposals.From(Paper, Mapped with { Framework = "" }, Bank));
        Assert.Empty(Proposals.From(Paper, Mapped with { FrameworkVersion = "v3.1" }, Bank));
    }

    [Fact]
    public void A_value_is_suggested_only_for_a_text_by_a_mapping_of_its_own()
    {
        var proposals = Proposals.From(Paper, Mapped, Bank).ToDictionary(p => p.Question.Id);
        Assert.Equal("\"暗号化する\"", AnswerJson.Text(proposals["K1"].Value!));
        Assert.Null(proposals["K2"].Value);
        Assert.Null(proposals["K3"].Value);
    }

    [Fact]
    public void The_words_and_their_place_become_note_and_evidence()
    {
        var proposal = Proposals.From(Paper, Mapped, Bank)[0];
        Assert.Equal("CEK-03.1：Yes。暗号化する\nCEK-03.2：No", proposal.Note);
        Assert.Equal("CAIQ（a.xlsx）：CEK-03.1（S D6）、CEK-03.2（S D7）", proposal.Evidence("CAIQ（a.xlsx）"));
    }

    [Fact]
    public void Rows_of_no_question_are_still_there() => Assert.Equal(
        ["ZZZ-01.1"], Proposals.Unmapped(Paper, Proposals.From(Paper, Mapped, Bank)).Select(r => r.Id));

    [Fact]
    public void Words_beyond_a_cell_are_cut_between_letters()
    {
        var long_ = Paper with { Rows = [Paper.Rows[0] with { Note = string.Concat(Enumerable.Repeat("𠮷", 30_000)) }] };
        var note = Proposals.From(long_, Mapped, Bank)[0].Note;
        Assert.InRange(note.Length, 32_765, 32_767);
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(note)));
    }

    [Theory, InlineData("DSP-19.1", "DSP-19"), InlineData("A&A-01.10", "A&A-01"), InlineData("GNRL-01", "GNRL-01")]
    public void A_control_is_what_stands_before_the_branch(string id, string control) =>
        Assert.Equal(control, ForeignVersion.ControlOf(id));

    private static Question Asked(string id, FieldType type, params ImmutableArray<Crosswalk> crosswalk) => new(
        id, "K", $"{id}ですか。", new Field("value", "", type, "", type == FieldType.YesNo ? Field.YesNoChoices : [], []), [],
        Answerer.Vendor, null, AboutService: true, null, "", "", "", crosswalk);
}
