using System.Diagnostics;
using VendorAssess.Excel.Apart;
using VendorAssess.Excel.Reading;
using VendorAssess.Tests.Excel.Reading;

namespace VendorAssess.Tests.Excel.Apart;

/// <summary>Whatever happens to the process that reads, ours goes on and who sent the file reads a sentence.</summary>
public sealed class MisbehavingReaderTests
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(3);
    private static readonly byte[] File = new Book().Bytes();

    [Theory]
    [InlineData("hangs", "時間の上限"), InlineData("spins", "時間の上限"), InlineData("talks without end", "途中で止まりました")]
    [InlineData("fills the memory", "途中で止まりました"), InlineData("overflows its stack", "途中で止まりました")]
    [InlineData("throws", "途中で止まりました"), InlineData("talks nonsense", "途中で止まりました")]
    [InlineData("breaks off", "途中で止まりました"), InlineData("promises too much", "途中で止まりました")]
    [InlineData("says nothing", "途中で止まりました")]
    public async Task A_reader_that_goes_wrong_ends_alone(string how, string says)
    {
        using var apart = new ReadApart(Misbehaving(how));
        var watch = Stopwatch.StartNew();
        var refused = Assert.IsType<WorkbookRead.Refused>(await apart.Read(File, FileKind.Workbook));
        Assert.Contains(says, refused.Reason, StringComparison.Ordinal);
        Assert.EndsWith("。", refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密", refused.Reason, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < Allowed + TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.Empty(Left(how));
        Assert.True(Process.GetCurrentProcess().WorkingSet64 < 3L << 30);
    }

    [Fact]
    public async Task After_many_that_hang_the_next_file_is_read()
    {
        using var apart = new ReadApart(Misbehaving("hangs") with { Time = TimeSpan.FromMilliseconds(300) });
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => apart.Read(File, FileKind.Workbook)));
        Assert.All(all, read => Assert.IsType<WorkbookRead.Refused>(read));
        using var own = new ReadApart();
        Assert.IsType<WorkbookRead.Done>(await own.Read(File, FileKind.Workbook));
    }

    [Fact]
    public async Task Our_own_reader_ends_where_a_file_needs_more_memory_than_it_may_have()
    {
        using var apart = new ReadApart(ReadingProgram.Own with { Memory = 24 << 20 });
        var large = new Book().Raw(new("xl/media/a.png", new byte[19 << 20]) { Method = 0 }).Bytes();
        var refused = Assert.IsType<WorkbookRead.Refused>(await apart.Read(large, FileKind.Workbook));
        Assert.Contains("途中で止まりました", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reader_gets_nothing_of_our_environment()
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__Postgres", "Password=secret");
        try
        {
            var start = ReadingProgram.Own.Start(FileKind.Workbook);
            Assert.DoesNotContain(start.Environment, one => one.Value?.Contains("secret", StringComparison.Ordinal) == true);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ConnectionStrings__Postgres", null);
        }
        await Task.CompletedTask;
    }

    private static ReadingProgram Misbehaving(string how) => ReadingProgram.Own with
    {
        Arguments = [Path.Combine(AppContext.BaseDirectory, "VendorAssess.Misbehaving.dll"), how],
        Time = Allowed,
    };

    // Our children of that name that still run.
    private static IEnumerable<string> Left(string how) => Process.GetProcessesByName("dotnet")
        .Select(CommandLine)
        .Where(line => line.Contains("Misbehaving.dll", StringComparison.Ordinal) && line.Contains(how, StringComparison.Ordinal));

    private static string CommandLine(Process process)
    {
        try
        {
            return System.IO.File.ReadAllText($"/proc/{process.Id}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }
}
