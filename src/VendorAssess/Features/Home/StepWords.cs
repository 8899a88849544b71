using VendorAssess.Domain.Calendar;

namespace VendorAssess.Features.Home;

/// <summary>Steps that wait, in the words of the page, and the place where they are taken.</summary>
public static class StepWords
{
    public static WorkItem ToItem(this StepWork step, DateOnly today) => new(
        step.Kind.WorkKind(), step.Deed(today), step.Path(), step.Title, step.Department, step.Since);

    /// <summary>What is waited for, as who waits for it reads it.</summary>
    public static string Awaited(this StepWork step) => step.Kind switch
    {
        StepKind.Advice => "求めた助言や協議への回答",
        StepKind.Question => $"審査の質問（{About(step)}）への回答",
        StepKind.Answer => $"回答した質問（{About(step)}）の確認",
        StepKind.Exception => step.Emergency ? "報告した緊急の例外措置についての決定" : "例外措置の許可",
        StepKind.Check => $"承認の条件の確認（{JapaneseDate.Format(step.Due!.Value)}まで）",
        StepKind.Ending or StepKind.Record => step.Deed(step.Due!.Value),
    };

    public static string Path(this StepWork step) => step.Kind switch
    {
        StepKind.Advice => $"/cases/{step.CaseId}/advice",
        StepKind.Question or StepKind.Answer =>
            $"/requests/{step.Id}/questions?requirement={(step.Key.Length > 0 ? step.Key : "whole")}",
        StepKind.Exception or StepKind.Ending or StepKind.Record => $"/exceptions/{step.Id}",
        StepKind.Check => $"/checks/{step.Id}",
    };

    private static WorkKind WorkKind(this StepKind kind) => kind switch
    {
        StepKind.Advice or StepKind.Answer or StepKind.Exception => Home.WorkKind.Decide,
        StepKind.Question => Home.WorkKind.Answer,
        StepKind.Ending or StepKind.Record or StepKind.Check => Home.WorkKind.Check,
    };

    private static string Deed(this StepWork step, DateOnly today) => step.Kind switch
    {
        StepKind.Advice => "求められた助言や協議に応じる",
        StepKind.Question => $"審査の質問に回答する（{About(step)}）",
        StepKind.Answer => $"質問への回答を確かめる（{About(step)}）",
        StepKind.Exception => step.Emergency
            ? $"緊急の例外措置の報告を受けて決める（{step.Service}）" : $"例外措置を許可するか決める（{step.Service}）",
        StepKind.Record => $"例外措置による利用を利用台帳に載せる（{step.Service}）",
        StepKind.Ending => step.Due < today
            ? $"期間の終わった例外措置を見直す（{step.Service}、{JapaneseDate.Format(step.Due.Value)}に終了）"
            : $"例外措置の期間が終わる前に見直す（{step.Service}、{JapaneseDate.Format(step.Due!.Value)}まで）",
        StepKind.Check => step.Due < today
            ? $"期限を過ぎた条件を確かめる（{step.Service}、{JapaneseDate.Format(step.Due.Value)}まで）"
            : $"承認の条件を確かめる（{step.Service}、{JapaneseDate.Format(step.Due!.Value)}まで）",
    };

    private static string About(StepWork step) =>
        step.Key.Length > 0 ? $"{step.Service}、{step.Key}" : step.Service;
}
