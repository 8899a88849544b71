using VendorAssess.Domain.Calendar;

namespace VendorAssess.Domain.Mails;

/// <summary>The head of the audit chain, for a mailbox that keeps it outside the database.</summary>
public static class AnchorMail
{
    public static string Subject(long number, string? broken) => broken is null
        ? $"監査証跡の末尾（{number} 件目）"
        : "監査証跡の照合で違いが見つかりました";

    /// <param name="begins">Whether the file that keeps the head was not there, and is begun anew.</param>
    public static string Body(long number, string hash, DateTime checkedAt, string? broken, bool begins) =>
        $"""
        {(broken is null ? "監査証跡を最初から照合し、すべてつながり、行も記録のとおりであることを確かめました。" : $"監査証跡を照合したところ、違いがあります。{broken}")}
        {(begins ? $"{NoFile}\n" : "")}
        {(broken is null ? "末尾の番号" : "つながっている最後の番号")}：{number}
        そのハッシュ：{hash}
        照合した日時：{checkedAt.ShowMoment()}

        このメールを保管しておくと、後で監査証跡の全体が書き換えられたときに分かります。

        """;

    private const string NoFile =
        "前回の末尾を控えたファイルがないため、新しく作りました。初めての照合でなければ、ファイルがなくなった理由を確かめてください。";
}
