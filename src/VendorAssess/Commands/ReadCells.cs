using VendorAssess.Excel.Apart;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Commands;

/// <summary>
/// <c>read-cells Workbook|Table</c>: a file on standard input, its cells on standard output; what the web app starts for
/// every file that a stranger sent.
/// </summary>
public static class ReadCells
{
    // Whoever started us ends us before; this is for when nobody is left to do so.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        if (arguments is not [var word] || !Enum.TryParse<FileKind>(word, out var kind))
        {
            await terminal.Problems.WriteLineAsync($"{ReadingProgram.Verb}: Workbook 又は Table を指定してください。");
            return Verbs.Refused;
        }
        await using var end = new Timer(_ => Environment.Exit(1), null, Longest, Timeout.InfiniteTimeSpan);
        await using var file = Console.OpenStandardInput();
        await using var cells = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        CellsMessage.Write(cells, WorkbookFile.Read(file, kind));
        return 0;
    }
}
