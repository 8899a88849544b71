namespace VendorAssess.Domain.Policies;

/// <summary>What recorded steps count as, in words, a line for each.</summary>
internal static class FilledWords
{
    public static IEnumerable<string> Of(Policy policy) =>
    [
        .. policy.Procedures.SelectMany(p => p.Advice?.Fills.Select(f => $"{p.Title} {p.Advice.Label}：{Of(f)}") ?? []),
        .. policy.Procedures.SelectMany(p => p.Fills.Select(f => $"{p.Title} 承認：{Of(f)}")),
        .. policy.Exceptions?.Asked.Select(f => $"例外措置の申請：{Of(f)}") ?? [],
        .. policy.Exceptions?.Granted.Select(f => $"例外措置の許可：{Of(f)}") ?? [],
    ];

    private static string Of(Fill fill) => fill switch
    {
        Fill.Words(var question) => $"設問{question}（記録の文）",
        Fill.Chosen(var question, var letter) => $"設問{question}（{letter}）",
        Fill.TableRow(var question, var columns) =>
            $"設問{question}（{string.Join("、", columns.Select(c => $"{c.Key}＝{Of(c.Value)}"))}）",
        Fill.Kept(var record) => $"市の記録{record}",
        _ => throw new InvalidOperationException($"Unknown fill {fill.GetType().Name}."),
    };

    private static string Of(StepPart part) => part switch
    {
        StepPart.Text => "文", StepPart.Result => "結果", StepPart.Conditions => "条件",
        StepPart.By => "した職", StepPart.Day => "日",
    };
}
