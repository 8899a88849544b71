using System.Collections.Immutable;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Store;

/// <summary>Advice asked for in a case, with the answer once there is one.</summary>
public sealed record AdviceRow(
    int Id, string Procedure, string Label, string Asked, string AskedBy, string AskedPost, Via AskedVia,
    DateTime AskedAt, int AskedById, int AskedPostId, string? Given, string? GivenBy, string? GivenPost, Via? GivenVia,
    DateTime? GivenAt, string SamePersonReason);

/// <summary>An approval of a candidate.</summary>
public sealed record ApprovalRow(
    int RequestId, int Candidate, string Procedure, RequestStatus Status, string Reason, string Conditions,
    string DecidedBy, string DecidedPost, DateTime DecidedAt);

/// <summary>An 例外措置 for a candidate; requirements are separated by commas.</summary>
public sealed record ExceptionRow(
    int Id, int Candidate, string Requirements, string Reason, string Measures, DateOnly FromDate, DateOnly UntilDate,
    DateOnly? TakenOn, string AskedBy, string AskedPost, Via AskedVia, DateTime AskedAt, ExceptionStatus Status,
    string? OutcomeReason, string? DecidedBy, string? DecidedPost, Via? DecidedVia, DateTime? DecidedAt, string Digest)
{
    public ImmutableArray<string> Ids => [.. Requirements.Split(',')];

    public bool IsEmergency => TakenOn is not null;

    public bool LastsOn(DateOnly day) => Status.Lasts(UntilDate, day);
}

/// <summary>A condition of an approval, and since when it is fulfilled.</summary>
public sealed record ConditionRow(
    int CheckId, int RequestId, int Candidate, string Text, DateOnly Due, string Responsible, DateTime? DoneAt);

/// <summary>What was recorded along the procedure of a case, the oldest first.</summary>
public sealed record CaseSteps(
    ImmutableArray<AdviceRow> Advice, ImmutableArray<ApprovalRow> Approvals, ImmutableArray<ExceptionRow> Exceptions,
    ImmutableArray<ConditionRow> Conditions)
{
    public static readonly CaseSteps None = new([], [], [], []);

    public bool HasAdvice(string procedure) => Advice.Any(a => a.Procedure == procedure && a.GivenAt is not null);

    /// <summary>What counts for a candidate on a day; without one (0), what counts for the case as such.</summary>
    public IEnumerable<RecordedStep> For(int candidate, Policy policy, DateOnly day) =>
        Advice.Where(a => a.GivenAt is not null).Select(a => Step(a, policy))
            .Concat(Approvals.Where(a => a.Candidate == candidate).Select(a => Step(a, policy)))
            .Concat(Exceptions.Where(e => e.Candidate == candidate).Select(e => Step(e, policy.Exceptions, day)).OfType<RecordedStep>());

    private static RecordedStep Step(AdviceRow advice, Policy policy) => new(
        policy.AdviceOf(advice.Procedure)?.Fills ?? [], $"{advice.GivenPost} {advice.GivenBy}", advice.GivenAt!.Value,
        advice.Given!);

    private static RecordedStep Step(ApprovalRow approval, Policy policy) => new(
        policy.Procedures.FirstOrDefault(p => p.Id == approval.Procedure)?.Fills ?? [],
        $"{approval.DecidedPost} {approval.DecidedBy}", approval.DecidedAt, approval.Reason,
        approval.Status.Label(approval.Procedure), approval.Conditions);

    private static RecordedStep? Step(ExceptionRow exception, ExceptionRule? rule, DateOnly day) =>
        (rule, exception.Status) switch
        {
            (null, _) => null,
            (_, ExceptionStatus.Asked) => new(
                rule.Asked, $"{exception.AskedPost} {exception.AskedBy}", exception.AskedAt, exception.Reason),
            _ when exception.LastsOn(day) => new(
                [.. rule.Asked, .. rule.Granted], $"{exception.DecidedPost} {exception.DecidedBy}",
                exception.DecidedAt!.Value, $"{exception.Requirements}：{exception.Measures}",
                exception.Status.Label(exception.IsEmergency)),
            _ => null,
        };
}
