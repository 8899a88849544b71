using System.IO.Compression;
using System.Text;
using System.Xml;
using VendorAssess.Domain.Questionnaires;
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
    }

    private static VendorQuestionnaire Form(ContentLibrary content, Scenario scenario)
    {
        var policy = content.Policies[scenario.Policy];
        var asked = AskedQuestions.For(policy, content.Bank, scenario.Facts);
        return new VendorQuestionnaire(
            new FormIdentity(
                policy.Id, policy.Edition, content.Bank.Id, content.Bank.Edition, content.Bank.Hash, "1", "1"),
            policy.Title, "見本の案件", "見本のサービス", "見本の事業者", "市民課", null, content.Bank,
            QuestionScope.Needed.Of(content.Bank, asked), scenario.Answers);
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
