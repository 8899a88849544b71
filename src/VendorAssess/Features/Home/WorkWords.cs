using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Features.Home;

/// <summary>Work in the words of the page, and the place where it is done.</summary>
public static class WorkWords
{
    public static WorkItem ToItem(this CaseWork work) => new(
        work.Waiting.Kind(),
        work.Service is null ? work.Waiting.Deed() : $"{work.Waiting.Deed()}（{work.Service}）",
        work.Waiting.Path(work),
        work.Title,
        work.Department,
        work.Since);

    /// <summary>Null when nothing is due.</summary>
    public static WorkItem? ToItem(this DueCases due) => due.KeptUntil is { } day
        ? new(WorkKind.Dispose, "保存期間が終わった案件を、廃棄するか保存を延ばすか決める", "/disposals", $"{due.Count} 件", "",
            day.AddDays(1).StartInJapan())
        : null;

    /// <summary>Null while the interval has not passed.</summary>
    public static WorkItem? ToItem(this ExceptionLook look, LookState state, DateOnly today) =>
        look.DueOn(state) is { } due && due <= today
            ? new(WorkKind.Check, $"例外措置の申請状況を確かめる（{look.Clause}）", "/exceptions", $"新しい申請 {state.Since} 件", "",
                due.StartInJapan())
            : null;

    public static string Heading(this WorkKind kind) => kind switch
    {
        WorkKind.Decide => "審査し、決めるもの",
        WorkKind.Answer => "回答する質問",
        WorkKind.Check => "期限までに確かめるもの",
        WorkKind.Submit => "提出する申請",
        WorkKind.Procure => "調達する案件",
        WorkKind.Prepare => "担当する案件",
        WorkKind.Dispose => "保存と廃棄",
    };

    private static WorkKind Kind(this Waiting waiting) => waiting switch
    {
        Waiting.HandedOver => WorkKind.Procure,
        Waiting.NoCandidate or Waiting.NoAnswers or Waiting.UnconfirmedWorkbook or Waiting.SentBack => WorkKind.Prepare,
    };

    private static string Deed(this Waiting waiting) => waiting switch
    {
        Waiting.NoCandidate => "候補のサービスを登録する",
        Waiting.NoAnswers => "質問票を送り、回答を取り込む",
        Waiting.UnconfirmedWorkbook => "取り込みかけの回答を確かめて保存する",
        Waiting.SentBack => "差し戻された申請を直す",
        Waiting.HandedOver => "要件一覧を調達仕様書に付ける",
    };

    private static string Path(this Waiting waiting, CaseWork work) => waiting switch
    {
        Waiting.NoCandidate => $"/cases/{work.CaseId}/candidates",
        Waiting.NoAnswers or Waiting.UnconfirmedWorkbook => $"/cases/{work.CaseId}/candidates/{work.Candidate}/answers",
        Waiting.SentBack => $"/cases/{work.CaseId}/request",
        Waiting.HandedOver => $"/cases/{work.CaseId}/specification",
    };
}
