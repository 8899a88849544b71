using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Domain.Uses;

public enum CheckResult
{
    Done, NotYet,
}

/// <summary>How a check stands on a day.</summary>
public enum CheckState
{
    Open, Overdue, Done,
}

/// <summary>What the rules need to know of a check (点検): the post that confirms it, by when, and how often it was.</summary>
public sealed record DatedCheck(
    int Id, CaseStage Stage, int Post, string PostTitle, DateOnly Due, bool IsDone, int Revision);

/// <summary>A result as a person wants to record it; the revision is the one seen.</summary>
public sealed record WantedResult(CheckResult Result, string Note, int SeenRevision);

public static class CheckRules
{
    public static string? WhyNotRecordable(this DatedCheck check, Person person) => check switch
    {
        { IsDone: true } => "この点検は済んでいます。",
        { Stage: CaseStage.Closed } => "この案件は終了しています。点検の結果は記録できません。",
        _ when check.PostOf(person) is null => $"結果を記録するのは{check.PostTitle}です。",
        _ => null,
    };

    public static string? WhyNotRecorded(this DatedCheck check, Person person, WantedResult wanted) =>
        check.WhyNotRecordable(person) ?? wanted switch
        {
            _ when wanted.SeenRevision != check.Revision =>
                "画面を開いた後に、ほかの人が結果を記録しました。内容を確かめて、もう一度記録してください。",
            { Note: var note } when string.IsNullOrWhiteSpace(note) => "確かめたことを書いてください。",
            { Note.Length: > RequestRules.LongestText } => $"確かめたことは {RequestRules.LongestText} 文字までで書いてください。",
            _ => null,
        };

    public static Post? PostOf(this DatedCheck check, Person person) =>
        person.Posts.FirstOrDefault(p => p.Id == check.Post);

    public static CheckState StateOn(bool done, DateOnly due, DateOnly today) =>
        done ? CheckState.Done : due < today ? CheckState.Overdue : CheckState.Open;
}

public static class CheckWords
{
    public static string Label(this CheckResult result) => result switch
    {
        CheckResult.Done => "実施した", CheckResult.NotYet => "まだ実施できていない",
    };

    public static string Label(this CheckState state) => state switch
    {
        CheckState.Open => "期限前", CheckState.Overdue => "期限を過ぎている", CheckState.Done => "済み",
    };
}
