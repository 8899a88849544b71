using VendorAssess.Domain.Evaluation;

namespace VendorAssess.Excel.Forms;

/// <summary>A mark and the word, so that nothing hangs on colour.</summary>
internal static class StatusMark
{
    public static string Marked(this Status status) => $"{Mark(status)} {status.Label()}";

    private static string Mark(Status status) => status switch
    {
        Status.Met => "○",
        Status.Partly => "△",
        Status.Unmet => "×",
        Status.Unknown => "？",
        Status.Consult => "◇",
        Status.OutOfScope => "－",
        Status.Unregistered => "※",
    };
}
