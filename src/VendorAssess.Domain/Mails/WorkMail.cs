using System.Collections.Immutable;
using System.Text;

namespace VendorAssess.Domain.Mails;

/// <summary>What can wait for a post, as a mail counts it.</summary>
public enum WorkMailKind
{
    Advice, Request, Question, Answer, Exception, SentBack, Submit, Draft, Record, Ending, Check, Look, Disposal, PostChange,
}

/// <summary>So many of a kind that wait for a person; for a round or longer when it is a reminder.</summary>
public sealed record WaitingCount(WorkMailKind Kind, int Count, bool Reminder);

/// <summary>How long work waits before it is told of once more; 0 for never.</summary>
public sealed record WorkReminders(int EveryDays)
{
    public static readonly WorkReminders Usual = new(7);
}

/// <summary>Tells the holder of a post how much waits, and nothing of what it is about.</summary>
public static class WorkMail
{
    public static string Subject(IReadOnlyCollection<WaitingCount> waiting) => waiting switch
    {
        _ when waiting.All(w => w.Kind == WorkMailKind.PostChange) => $"就いている職についての記録が {Total(waiting)} 件あります",
        _ when waiting.All(w => w.Reminder) => $"まだ終わっていない仕事が {Total(waiting)} 件あります",
        _ => $"新しい仕事が {Total(waiting)} 件あります",
    };

    public static string Body(string name, ImmutableArray<WaitingCount> waiting, string home)
    {
        var body = new StringBuilder($"{name} 様\n\n就いている職で行う仕事を、お知らせします。\n\n");
        Part(body, "新しく届いたもの", waiting.Where(w => !w.Reminder));
        Part(body, "前からあり、まだ終わっていないもの", waiting.Where(w => w.Reminder));
        return body.Append("サインインして、ホームの一覧から進めてください。\n").Append(home)
            .Append("\n\nこのメールには、案件や回答の内容を書いていません。\n").ToString();
    }

    public static string Label(this WorkMailKind kind) => kind switch
    {
        WorkMailKind.Advice => "求められた助言や協議",
        WorkMailKind.Request => "審査する申請や報告",
        WorkMailKind.Question => "審査の質問への回答",
        WorkMailKind.Answer => "質問への回答の確認",
        WorkMailKind.Exception => "例外措置についての決定",
        WorkMailKind.SentBack => "差し戻された申請",
        WorkMailKind.Submit => "提出を待っている申請や報告",
        WorkMailKind.Draft => "作成中のままの申請や報告",
        WorkMailKind.Record => "利用台帳への記録",
        WorkMailKind.Ending => "期間の終わる例外措置の見直し",
        WorkMailKind.Check => "承認の条件の確認",
        WorkMailKind.Look => "例外措置の申請状況の確認",
        WorkMailKind.Disposal => "保存期間が終わった案件を廃棄するか延ばすかの決定",
        WorkMailKind.PostChange => "職に就く人、代理、委任の記録（ホームで、だれがいつ記録したかを確かめられます）",
    };

    private static void Part(StringBuilder body, string title, IEnumerable<WaitingCount> counts)
    {
        var lines = counts.OrderBy(c => c.Kind).Select(c => $"・{c.Kind.Label()}：{c.Count} 件").ToList();
        if (lines.Count > 0)
            body.Append(title).Append('\n').AppendJoin('\n', lines).Append("\n\n");
    }

    private static int Total(IReadOnlyCollection<WaitingCount> waiting) => waiting.Sum(w => w.Count);
}
