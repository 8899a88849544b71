using System.Text;
using VendorAssess.Domain.Papers;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.Papers;

/// <summary>The columns of answers and of words beside them, as the nearest row of headers above tells.</summary>
internal sealed record PaperHeaders(int Answer, int? Note)
{
    /// <summary>Null where the row heads no answers.</summary>
    public static PaperHeaders? In(Row row, ForeignForm form)
    {
        int? Column(IEnumerable<string> headers) =>
            row.Cells.FirstOrDefault(cell => headers.Any(header => Says(cell.Text, header)))?.At.Column;
        return Column(form.AnswerHeaders) is { } answer ? new PaperHeaders(answer, Column(form.NoteHeaders)) : null;
    }

    /// <summary>The header itself, or the header with a remark in brackets behind it.</summary>
    private static bool Says(string text, string header)
    {
        var (shown, wanted) = (Fold(text), Fold(header));
        return shown == wanted || shown.StartsWith($"{wanted}(", StringComparison.Ordinal);
    }

    /// <summary>Widths, case, blanks and line ends differ from copy to copy.</summary>
    public static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)));
}
