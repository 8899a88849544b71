using System.Security.Cryptography;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Features.Answers;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>What a filled workbook becomes: a preview, then answers as they were written.</summary>
public sealed class ImportTests(DatabaseFixture database) : WorkbooksComeIn(database)
{
    [Fact]
    public async Task A_filled_workbook_is_previewed_stored_and_read_back_as_it_was_written()
    {
        var file = await Filled(
            ("KM02", "a", "補足\n>> [別紙参照] =1+1 ①髙﨑𠮷", "鍵管理文書"),
            ("EX02", "a", "", ""), ("EX02.days", "３０日", "", ""),
            ("CT04", "令和9年3月31日", "", ""), ("DL01", "日本、米国", "", ""), ("KM01", "zzz", "", ""));
        var preview = await Preview(file);
        Assert.Equal(["CT04", "DL01", "EX02", "KM02"], preview.Changes.Select(c => c.Question.Id).Order(StringComparer.Ordinal));
        Assert.Contains(preview.Problems, p => p.Sheet == "質問票" && p.Cell.Length > 0 && p.What.Contains("zzz", StringComparison.Ordinal));
        Assert.Equal(0, await Count("answers"));

        Assert.Equal(Outcome.Done(4), await Store(Town.Applicant, preview));
        var rows = (await Load(Town.Applicant))!.RowsFor(1);
        Assert.Equal(("補足\n>> [別紙参照] =1+1 ①髙﨑𠮷", "鍵管理文書", 1, AnswerSource.Workbook),
            (rows["KM02"].Note, rows["KM02"].Evidence, rows["KM02"].Revision, rows["KM02"].Source));
        Assert.Equal("[\"JP\", \"US\"]", rows["DL01"].Value);
        Assert.Equal(("\"2027-03-31\"", "令和9年3月31日"), (rows["CT04"].Value, rows["CT04"].Written));
        Assert.Contains("３０日", rows["EX02"].Written, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), rows["KM02"].FileSha256);
    }

    [Fact]
    public async Task The_next_workbook_holds_the_answers_and_reading_it_changes_nothing()
    {
        await Store(Town.Applicant, await Preview(await Filled(("KM02", "a", "補足", ""), ("CT04", "令和9年3月31日", "", ""))));
        var again = await Preview(await Filled());
        Assert.Empty(again.Changes);
        Assert.Equal(2, again.Unchanged.Count());
        Assert.NotNull(again.WhyNotStorable(Town.Applicant));
    }

    [Fact]
    public async Task Empty_cells_delete_nothing()
    {
        await Store(Town.Applicant, await Preview(await Filled(("KM02", "a", "前の補足", "前の証跡"))));
        var emptied = await Preview(await Filled(("KM02", "", "", "")));
        Assert.Empty(emptied.Changes);
        var noted = await Preview(await Filled(("KM02", "", "新しい補足", ""), ("KM04", "", "補足だけ", "")));
        Assert.Equal("KM04", Assert.Single(noted.NotTaken).Question.Id);
        Assert.Equal(Outcome.Done(1), await Store(Town.Applicant, noted));
        var row = (await Load(Town.Applicant))!.RowsFor(1)["KM02"];
        Assert.Equal(("\"a\"", "新しい補足", "前の証跡", 2), (row.Value, row.Note, row.Evidence, row.Revision));
    }

    [Fact]
    public async Task Storing_twice_even_at_once_has_one_effect()
    {
        var preview = await Preview(await Filled(("KM02", "a", "", "")));
        var outcomes = await Task.WhenAll(Store(Town.Applicant, preview), Store(Town.Applicant, preview));
        Assert.Equal([0, 1], outcomes.Select(o => Assert.IsType<Outcome<int>.Done>(o).Value).Order());
        Assert.Equal(Outcome.Done(0), await Store(Town.Manager, preview));
        Assert.Equal(1, await Count("answers"));
        Assert.Equal(1, await Count("audit_log WHERE action = 'workbook.stored'"));
    }

    [Fact]
    public async Task Of_two_importers_of_the_same_question_the_slower_overwrites_nothing()
    {
        var one = await Preview(await Filled(("KM02", "a", "", "")));
        var other = await Preview(await Filled(("KM02", "b", "", ""), ("KM04", "a", "", "")));
        var outcomes = await Task.WhenAll(Store(Town.Applicant, one), Store(Town.Manager, other));
        var refused = Assert.Single(outcomes.OfType<Outcome<int>.Refused>());
        Assert.Contains("KM02", refused.Reason, StringComparison.Ordinal);
        Assert.Single(outcomes.OfType<Outcome<int>.Done>());
        Assert.Equal(1, await Count("answers WHERE question = 'KM02'"));
    }

    [Fact]
    public async Task Only_chosen_lines_are_stored()
    {
        var preview = await Preview(await Filled(("KM02", "a", "", ""), ("KM04", "a", "", "")));
        var chosen = new Dictionary<string, int> { ["KM04"] = 0, ["KM99"] = 0 };
        Assert.Equal(Outcome.Done(1), await StoreImport.Run(Town.Applicant, null, new(CaseId, 1, preview.Import.Id, chosen)));
        Assert.Equal(1, await Count("answers WHERE question = 'KM04'"));
    }

    [Fact]
    public async Task The_same_file_again_takes_the_place_of_its_own_preview()
    {
        var file = await Filled(("KM02", "a", "", ""));
        Assert.Equal((await Preview(file)).Import.Id, (await Preview(file)).Import.Id);
    }
}
