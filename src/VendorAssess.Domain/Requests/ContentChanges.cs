using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Calendar;

namespace VendorAssess.Domain.Requests;

/// <summary>One difference between two contents; null where it is not in one of them.</summary>
public sealed record ContentChange(string Area, string What, string? Before, string? After);

/// <summary>Names what differs between two contents of a request, in the words of people.</summary>
public static class ContentChanges
{
    private sealed record Item(string Area, string Key, string What, string Text);

    public static ImmutableArray<ContentChange> Between(RequestContent before, RequestContent after)
    {
        var old = Items(before).ToDictionary(i => (i.Area, i.Key));
        var current = Items(after).ToDictionary(i => (i.Area, i.Key));
        // What was there keeps its place; what is new follows.
        return
        [
            .. old.Values.Concat(current.Values.Where(i => !old.ContainsKey((i.Area, i.Key))))
                .Select(i => (i.Area, i.Key, i.What,
                    Before: old.GetValueOrDefault((i.Area, i.Key))?.Text,
                    After: current.GetValueOrDefault((i.Area, i.Key))?.Text))
                .Where(i => i.Before != i.After)
                .Select(i => new ContentChange(i.Area, i.What, i.Before, i.After)),
        ];
    }

    private static IEnumerable<Item> Items(RequestContent content) =>
        Subject(content.Subject)
            .Concat(Words(content.Words))
            .Concat(Rules(content))
            .Concat(content.Facts.Select(f => new Item("事実", f.Id, f.Label, f.Shown)))
            .Concat(content.Answers.Select(a => new Item("回答", a.Question, $"{a.Question} {a.Text}", Shown(a))))
            .Concat(content.Records.Select(r => new Item("市の記録", r.Id, r.Label, $"{r.Text}（第{Number(r.Revision)}版）")))
            .Concat((content.Notes ?? []).Select(n => new Item(
                "市の補足", n.Question, $"{n.Question} {n.Label}", $"{n.Text}（第{Number(n.Revision)}版、{n.By}）")))
            .Concat(content.Findings.Select(f => new Item(
                "判定", f.Id, $"{f.Id} {f.Title}（{f.Clause}）", $"{f.Status}：{f.Why}")))
            .Concat(content.Overrides.Select(o => new Item(
                "審査者判断", o.Requirement, What(content, o.Requirement), $"{o.Status}：{o.Reason}（{o.By}）")))
            .Concat(content.Advice.Select(a => new Item(
                "助言・協議", Number(a.Number), $"{a.Label} {Number(a.Number)}",
                $"{a.Asked}（{a.AskedBy}、{Day(a.AskedOn)}）→{a.Given}（{a.GivenBy}、{Day(a.GivenOn)}）")))
            .Concat(content.Exceptions.Select(e => new Item(
                "例外措置", Number(e.Number), $"例外措置 {Number(e.Number)}（{string.Join('、', e.Requirements)}）", Shown(e))))
            .Concat(content.Conditions.Select(c => new Item(
                "前の承認の条件", Number(c.Check), $"申請 {Number(c.Request)} の条件：{c.Text}",
                $"{Day(c.Due)}まで、{c.Responsible}：{c.Standing}")))
            .Concat(content.UsedBy.Select(d => new Item("使う所属", d, d, "あり")))
            .Concat(content.EvidenceHashes.Select(h => new Item("証跡", h, NameOf(content, h), "あり")))
            .Concat(Result(content.Result));

    private static IEnumerable<Item> Subject(RequestSubject subject) =>
    [
        new("案件", "title", "件名", subject.Title), new("案件", "purpose", "目的", subject.Purpose),
        new("案件", "department", "担当部局", subject.Department),
        new("候補", "service", "サービス", $"{subject.Service} {subject.Plan}".TrimEnd()),
        new("候補", "provider", "事業者", subject.Provider),
    ];

    private static IEnumerable<Item> Words(RequestWords words) =>
    [
        new("申請書", "statement", "申請の内容", words.Statement), new("申請書", "network", "ネットワーク", words.Network),
        new("申請書", "from", "利用を始める日", Day(words.UseFrom)), new("申請書", "until", "利用を終える日", Day(words.UseUntil)),
    ];

    private static IEnumerable<Item> Rules(RequestContent content) =>
    [
        new("対策基準", "policy", content.Policy.Title, $"{content.Policy.Edition}（{Short(content.Policy.Hash)}）"),
        new("対策基準", "bank", "設問の版", $"{content.Policy.BankEdition}（{Short(content.Policy.BankHash)}）"),
        new("手続", "procedure", "手続", content.Procedure.Title), new("手続", "why", "その理由", content.Procedure.Why),
    ];

    private static IEnumerable<Item> Result(ContentResult result) =>
    [
        new("判定", "computed", "計算した判定", result.Computed), new("判定", "decided", "審査者判断と例外措置を入れた判定", result.Decided),
        new("判定", "score", "得点", result.Score is { } score ? Percent(score) : "なし"),
        new("判定", "coverage", "回答の割合", Percent(result.Coverage)),
    ];

    private static string What(RequestContent content, string requirement) =>
        content.FindFinding(requirement) is { } finding ? $"{requirement} {finding.Title}" : requirement;

    private static string Shown(ContentAnswer answer) => string.Join("／",
        new[]
        {
            answer.Shown,
            answer.Note.Length > 0 ? $"補足 {answer.Note}" : "",
            answer.Evidence.Length > 0 ? $"証跡 {answer.Evidence}" : "",
            answer.ValidUntil is { } until ? $"{JapaneseDate.Format(until)}まで有効" : "",
        }.Where(t => t.Length > 0)) + $"（第{Number(answer.Revision)}版、{answer.From}）";

    private static string NameOf(RequestContent content, string hash) =>
        content.EvidenceFiles?.FirstOrDefault(f => f.Sha256 == hash) is { } file
            ? $"{file.Question} {file.Name}（{Short(hash)}）".TrimStart()
            : $"ファイル {Short(hash)}";

    private static string Shown(ContentExceptionPart exception) =>
        $"{Day(exception.From)}から{Day(exception.Until)}まで。理由：{exception.Reason}／代わりの措置：{exception.Measures}"
        + (exception.TakenOn is { } taken ? $"／緊急に講じた日：{Day(taken)}" : "")
        + $"／{exception.GrantedBy}が{Day(exception.GrantedOn)}に許可：{exception.Why}（{Short(exception.Digest)}）";

    private static string Short(string hash) => hash.Length > 12 ? $"{hash[..12]}…" : hash;

    private static string Day(DateOnly? date) => date is { } day ? JapaneseDate.Format(day) : "未定";

    private static string Percent(decimal share) => share.ToString("0.0%", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
