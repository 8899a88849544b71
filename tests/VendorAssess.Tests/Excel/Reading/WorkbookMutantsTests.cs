using System.Diagnostics;
using System.Text.RegularExpressions;
using VendorAssess.Domain;
using VendorAssess.Excel.Apart;
using VendorAssess.Excel.Reading;
using VendorAssess.Excel.VendorForm;
using VendorAssess.Tests.Excel.VendorForm;

namespace VendorAssess.Tests.Excel.Reading;

/// <summary>A few hundred of the mutants of which the benchmarks run twenty thousand.</summary>
public class WorkbookMutantsTests
{
    private static readonly WorkbookMutants Mutants = new(FormSample.Write(FormSample.Form(
        FormSample.Answers("""{"KM02":"a","CT04":"令和9年3月31日","SC01":[{"name":"甲","days":3}]}"""))).ToArray());

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Whatever_the_mutant_it_is_read_or_refused_with_a_sentence_in_time(int part)
    {
        for (var seed = part * 150; seed < (part + 1) * 150; seed++)
        {
            var file = Mutants.Make(seed);
            var watch = Stopwatch.StartNew();
            if (QuestionnaireReader.Read(new MemoryStream(file), FormSample.Bank) is Outcome<FilledQuestionnaire>.Refused(var reason))
                AssertSentence(reason);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{seed}: {watch.Elapsed}");
        }
    }

    [Fact]
    public async Task In_the_process_apart_it_comes_to_the_same()
    {
        using var apart = new ReadApart();
        for (var seed = 0; seed < 20; seed++)
        {
            var file = Mutants.Make(seed);
            var (here, there) = (WorkbookFile.Read(new MemoryStream(file)), await apart.Read(file, FileKind.Workbook));
            Assert.Equal(Sum(here), Sum(there));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_file() => Assert.Equal(Mutants.Make(7), Mutants.Make(7));

    /// <summary>For a clerk: Japanese, one line, and nothing of the program's own.</summary>
    internal static void AssertSentence(string reason)
    {
        Assert.EndsWith("。", reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', reason);
        Assert.Matches(new Regex("[ぁ-ん]"), reason);
        Assert.DoesNotMatch(new Regex("Exception|System\\.| at |\\.cs|null|Index"), reason);
    }

    private static string Sum(WorkbookRead read) => read switch
    {
        WorkbookRead.Refused(var reason) => reason,
        WorkbookRead.Done(var book) => string.Join('|', book.Sheets.Select(s => $"{s.Name} {s.Rows.Sum(r => r.Cells.Count)}")),
        _ => "",
    };
}
