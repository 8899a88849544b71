using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Features.Answers;

/// <summary>The words for what cannot be stored.</summary>
public static class AnswerRefusals
{
    public const string NoSuchCase = "この案件又は候補は見つかりません。削除されたか、あなたの部署からは見られないものです。";

    public static string NotOfThisSheet(string item) => $"{item} は、この票の項目ではありません。";

    /// <summary>Names where someone else was faster; the page then shows both values.</summary>
    public static string? Overtaken(AnswerPlan answers, RecordPlan records, Policy policy)
    {
        var labels = policy.Records.ToDictionary(r => r.Id, r => r.Label, StringComparer.Ordinal);
        var names = answers.Overtaken
            .Concat(records.Overtaken.Select(r => $"「{labels.GetValueOrDefault(r, r)}」"))
            .ToList();
        return names.Count == 0
            ? null
            : $"画面を開いた後に、ほかの人が先に更新した項目があります（{string.Join("、", names)}）。何も保存していません。"
                + "両方の内容を確かめて、必要なら直してからもう一度保存してください。";
    }

    public static string Revisions(IEnumerable<(string Id, int Revision)> items) =>
        string.Join(' ', items.Select(i => $"{i.Id}:{i.Revision}"));
}
