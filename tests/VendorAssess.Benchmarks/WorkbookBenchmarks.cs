using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Apart;
using VendorAssess.Excel.Reading;
using VendorAssess.Excel.VendorForm;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Benchmarks;

/// <summary>The vendor workbook of a whole case, written and read, against the bare XML and zip of the same cells.</summary>
public static class WorkbookBenchmarks
{
    public static IEnumerable<Pair> For(ContentLibrary content, Scenario scenario)
    {
        var form = Form(content, scenario);
        var written = Written(form);
        var cells = Cells(written);
        var apart = new ReadApart();
        yield return new Pair(
            $"writing the vendor workbook: {form.Questions.Length} questions, {cells.Sum(s => s.Count)} cells",
            "a bare XmlWriter and zip of the same cells",
            () => Run(() => Written(form)),
            () => Run(() => Bare(cells)));
        yield return new Pair(
            $"reading it back: the gate, every cell, every answer ({written.Length:N0} bytes)",
            "a bare XmlReader over the same parts",
            () => Run(() => QuestionnaireReader.Read(new MemoryStream(written), content.Bank)),
            () => Run(() => Walked(written)));
        yield return new Pair(
            "the same where the web app reads it: in a process of its own, its start counted",
            "a bare XmlReader over the same parts",
            () => ReadApart(apart, written, content.Bank),
            () => Run(() => Walked(written))) { CountsMemory = false };
        yield return new Pair(
            $"that process alone, peak memory {PeakOfReading(written) >> 20} MiB (limit {ReadingProgram.Own.Memory >> 20} MiB managed)",
            "a process of ours that does nothing",
            () => RunChild(written),
            () => RunChild(null)) { CountsMemory = false };
    }

    /// <summary>The vendor's questions of the whole bank, with the answers of a scenario.</summary>
    public static byte[] WholeBank(ContentLibrary content, Scenario scenario) => Written(Form(content, scenario));

    private static async Task ReadApart(ReadApart apart, byte[] written, QuestionBank bank)
    {
        if (await apart.Read(written, FileKind.Workbook) is not WorkbookRead.Done(var workbook))
            throw new InvalidOperationException("Our own workbook was refused.");
        GC.KeepAlive(QuestionnaireReader.Read(workbook, bank, older: null));
    }

    private static async Task RunChild(byte[]? file)
    {
        using var process = Process.Start(ReadingProgram.Own.Start(FileKind.Workbook))!;
        await process.StandardInput.BaseStream.WriteAsync(file ?? []);
        process.StandardInput.Close();
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await process.WaitForExitAsync();
    }

    private static long PeakOfReading(byte[] file)
    {
        using var process = Process.Start(ReadingProgram.Own.Start(FileKind.Workbook))!;
        process.StandardInput.BaseStream.Write(file);
        process.StandardInput.Close();
        var read = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var peak = 0L;
        while (!process.WaitForExit(1) || !read.IsCompleted)
        {
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.PeakWorkingSet64);
        }
        return peak;
    }

    private static VendorQuestionnaire Form(ContentLibrary content, Scenario scenario)
    {
        var policy = content.Policies[scenario.Policy];
        var asked = AskedQuestions.For(policy, content.Bank, scenario.Facts);
        return new VendorQuestionnaire(
            new FormIdentity(
                policy.Id, policy.Edition, content.Bank.Id, content.Bank.Edition, content.Bank.Hash, "1", "1"),
            policy.Title, "見本の案件", "見本のサービス", "見本の事業者", "市民課", null, content.Bank,
            new QuestionScope(WholeBank: true, []).Of(content.Bank, asked), scenario.Answers);
    }

    private static byte[] Written(VendorQuestionnaire form)
    {
        using var stream = new MemoryStream();
        QuestionnaireWriter.Write(form, stream);
        return stream.ToArray();
    }

    private static List<List<(string At, string Text)>> Cells(byte[] file) =>
        WorkbookFile.Read(new MemoryStream(file)) is WorkbookRead.Done(var workbook)
            ? [.. workbook.Sheets.Select(s => s.Rows.SelectMany(r => r.Cells).Select(c => (c.At.ToString(), c.Text)).ToList())]
            : throw new InvalidOperationException("Our own workbook was refused.");

    private static byte[] Bare(List<List<(string At, string Text)>> sheets)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < sheets.Count; i++)
            {
                using var part = zip.CreateEntry($"xl/worksheets/sheet{i + 1}.xml").Open();
                using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = Encoding.UTF8 });
                WriteSheet(xml, sheets[i]);
            }
        }
        return stream.ToArray();
    }

    private static void WriteSheet(XmlWriter xml, List<(string At, string Text)> cells)
    {
        xml.WriteStartElement("worksheet");
        foreach (var (at, text) in cells)
        {
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", at);
            xml.WriteElementString("t", text);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static int Walked(byte[] file)
    {
        var nodes = 0;
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var xml = XmlReader.Create(entry.Open());
            while (xml.Read())
                nodes++;
        }
        return nodes;
    }

    private static Task Run<T>(Func<T> run)
    {
        GC.KeepAlive(run());
        return Task.CompletedTask;
    }
}
