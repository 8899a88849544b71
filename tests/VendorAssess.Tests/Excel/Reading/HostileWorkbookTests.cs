using System.Diagnostics;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Tests.Excel.Reading;

public class HostileWorkbookTests
{
    private static readonly Dictionary<string, (Func<byte[]> File, string Says)> Corpus =
        HostileZips.Files.Concat(HostileParts.Files).Concat(HostileXml.Files).ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Files() => [.. Corpus.Keys];

    [Theory, MemberData(nameof(Files))]
    public void A_file_that_cannot_be_trusted_is_refused_with_a_clear_sentence(string name)
    {
        var file = new MemoryStream(Corpus[name].File());
        var watch = Stopwatch.StartNew();
        var refused = Assert.IsType<WorkbookRead.Refused>(WorkbookFile.Read(file));
        Assert.Contains(Corpus[name].Says, refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Reason);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }
}
