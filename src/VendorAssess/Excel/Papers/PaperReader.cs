using System.Collections.Immutable;
using VendorAssess.Domain;
using VendorAssess.Domain.Papers;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.Papers;

/// <summary>Finds the answers in a vendor's own paper by the shape of its ids, whatever its sheets and columns.</summary>
public static class PaperReader
{
    private const int MostRows = 5_000;
    private const int MostText = 2 << 20;

    public static Outcome<Paper> Read(Workbook workbook, IEnumerable<ForeignForm> forms)
    {
        var read = forms
            .Select(form => Read(workbook, form))
            .MaxBy(paper => paper.Rows.Length + paper.Blank);
        if (read is null || read.Rows.Length + read.Blank == 0)
            return Outcome.Refused<Paper>(
                $"設問の番号と回答の欄が並ぶシートが見つかりません（{Names(forms)}）。版と形式を確かめるか、質問票に書いてもらってください。");
        return read.Rows.Length > MostRows || read.Rows.Sum(r => r.Answer.Length + r.Note.Length) > MostText
            ? Outcome.Refused<Paper>("回答の数又は文字の量が多すぎます。必要なシートだけを残して保存し直してください。")
            : Outcome.Done(read);
    }

    private static Paper Read(Workbook workbook, ForeignForm form)
    {
        var rows = ImmutableArray.CreateBuilder<PaperRow>();
        var gaps = ImmutableArray.CreateBuilder<PaperGap>();
        var blank = 0;
        foreach (var sheet in workbook.Sheets)
        {
            var scan = PaperSheet.Scan(sheet, form);
            rows.AddRange(scan.Rows);
            gaps.AddRange(scan.Gaps);
            blank += scan.Blank;
        }
        return new Paper(form.Id, PaperVersion.Of(workbook, form), rows.ToImmutable(), blank, gaps.ToImmutable());
    }

    private static string Names(IEnumerable<ForeignForm> forms) => string.Join("、", forms.Select(form => form.Title));
}
