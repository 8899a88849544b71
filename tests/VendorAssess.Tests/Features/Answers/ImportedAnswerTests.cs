using System.Text.Json;
using VendorAssess.Domain.Answers;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.Tests.Testing;
using VendorAssess.Tests.Ui;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>How the preview of a workbook shows what was written in it.</summary>
public class ImportedAnswerTests
{
    [Theory]
    [InlineData("JU02", "別紙のとおり", true)]
    [InlineData("JU02", "〃", true)]
    [InlineData("JU02", "東京地方裁判所。詳細は別紙のとおり", false)]
    [InlineData("SC04", "同上", true)]
    [InlineData("KM02", "a", false)]
    public async Task An_answer_that_only_points_elsewhere_is_marked_for_a_person_to_follow(string question, string said, bool marked)
    {
        var page = await Rendered.Of<ImportedAnswer>(("Line", Line(question, said)));
        Assert.Equal(marked, page.Body!.TextContent.Contains("参照だけの回答です", StringComparison.Ordinal));
        Assert.Equal(marked, page.QuerySelector(".badge") is not null);
    }

    private static ImportLine Line(string question, string said)
    {
        var read = new ImportedLine(question, JsonSerializer.Serialize(said, AnswerJson.Options), "", null, null, "質問票", "G2");
        return Assert.Single(ImportLine.All(
            new ImportedWorkbook([read], []), Town.Content.Bank, new Dictionary<string, VendorAssess.Store.AnswerRow>(), Town.Today));
    }
}
