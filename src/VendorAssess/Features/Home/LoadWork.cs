using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Home;

/// <summary>Kinds of work, the most urgent for others first.</summary>
public enum WorkKind
{
    Decide, Answer, Check, Submit, Procure, Prepare, Dispose,
}

/// <summary>One thing that waits for a person: what to do, where, and since when.</summary>
public sealed record WorkItem(
    WorkKind Kind, string Deed, string Path, string Title, string Department, DateTime Since);

/// <summary>One thing that a person waits for: what, of whom, where it is seen, and since when.</summary>
public sealed record AwaitedItem(string What, string Whom, string Path, string Title, DateTime Since);

/// <summary>What waits for a person, the longest waiting first; <see cref="IsCut"/> when more waits than is shown.</summary>
public sealed record Work(ImmutableArray<WorkItem> Items, ImmutableArray<AwaitedItem> Awaited, bool IsCut)
{
    public IEnumerable<IGrouping<WorkKind, WorkItem>> Groups => Items.GroupBy(i => i.Kind).OrderBy(g => g.Key);
}

/// <summary>What a person has to do today, and whom the person waits for; who may do what is the rules' to say.</summary>
public sealed class LoadWork(
    NpgsqlDataSource postgres, Editions editions, OfferedPolicies policies, TimeProvider clock)
{
    public const int Longest = 100;

    public async Task<Work> Load(Person me, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        var look = ExceptionLookRules.Strictest(policies.All) is { } rule && me.LookingPost(rule) is not null ? rule : null;
        var whose = new WorkOf(
            me.Id, today, [.. me.PostsForNewCase().Select(p => p.DepartmentId)], me.Holds(Roles.Procurement),
            [.. me.Posts.Select(p => p.Role).Distinct(StringComparer.Ordinal)], [.. me.Posts.Select(p => p.Id)], Longest,
            look is not null);
        await using var db = await postgres.OpenAs(me, today, leaving);
        var open = await db.LoadWork(whose, leaving);

        var items = open.Cases.Select(c => c.ToItem())
            .Concat(open.Steps.Where(s => s.WaitsFor(me)).Select(s => s.ToItem(today))).ToList();
        if (open.Due.ToItem() is { } due)
            items.Add(due);
        if (open.Look is { } state && look!.ToItem(state, today) is { } toLook)
            items.Add(toLook);
        var awaited = new List<AwaitedItem>();
        foreach (var step in open.Steps.Where(s => s.IsAwaitedBy(me)))
            awaited.Add(new(step.Awaited(), await Whom(step), step.Path(), step.Title, step.Since));
        foreach (var request in open.Requests)
            await Sort(me, request, items, awaited);
        var lists = new[] { open.Cases.Count, open.Steps.Count, open.Requests.Count };
        return new(
            [.. items.OrderBy(i => i.Since)], [.. awaited.OrderBy(a => a.Since)], lists.Any(n => n == Longest));
    }

    private async Task Sort(Person me, RequestWork work, List<WorkItem> items, List<AwaitedItem> awaited)
    {
        var (policy, _) = await editions.Find(work.Policy, work.PolicyHash, work.BankHash);
        if (policy.Procedures.FirstOrDefault(p => p.Id == work.Procedure) is not { } procedure)
            return;
        if (ItemFor(me, work, policy, procedure) is { } item)
            items.Add(item);
        else if (work.IsReady && RequestRules.WhyNotEditable(work.Request, me) is null)
            awaited.Add(new(
                $"{RequestStatusWords.Noun(work.Procedure)}の提出（{work.Service}）", policy.RoleTitles(procedure.Submits),
                $"/cases/{work.CaseId}/request", work.Title, work.Since));
        else if (work.Request is { Status: RequestStatus.Submitted, SubmittedPost: { } post } && me.ActsFor(post))
            awaited.Add(new(
                $"{RequestStatusWords.Noun(work.Procedure)}の{(work.Procedure == Procedures.Report ? "受理" : "審査")}（{work.Service}）",
                policy.RoleTitles(procedure.Decides), $"/requests/{work.Id}", work.Title, work.Since));
    }

    private static WorkItem? ItemFor(Person me, RequestWork work, Policy policy, Procedure procedure)
    {
        if (work.Request.WhyNotDecidable(me, policy, procedure) is null)
            return Item(work, WorkKind.Decide, Decision(work.Procedure), $"/requests/{work.Id}");
        if (work.IsReady && work.Request.WhyNotSubmittable(me, policy, procedure) is null)
            return Item(work, WorkKind.Submit, "内容を確かめて提出する", $"/cases/{work.CaseId}/request");
        return !work.IsReady && RequestRules.WhyNotEditable(work.Request, me) is null
            ? Item(work, WorkKind.Prepare, "作成中の申請を仕上げる", $"/cases/{work.CaseId}/request")
            : null;
    }

    private async Task<string> Whom(StepWork step) => step switch
    {
        { PostTitle: { } post } => post,
        { Kind: StepKind.Question } => step.Department,
        _ => (await editions.Find(step.Policy, step.PolicyHash, step.BankHash)).Policy.RoleTitles(step.WaitsForRoles),
    };

    private static string Decision(string procedure) =>
        procedure == Procedures.Report ? "報告を確かめて受理する" : "審査して決める";

    private static WorkItem Item(RequestWork work, WorkKind kind, string deed, string path) =>
        new(kind, $"{deed}（{work.Service}）", path, work.Title, work.Department, work.Since);
}

public static class StepPeople
{
    /// <summary>Whether it is this person's turn, by role, post or department.</summary>
    public static bool WaitsFor(this StepWork step, Person me) =>
        step.MyDepartment || (step.Post is { } post && me.ActsFor(post))
        || me.Posts.Any(p => step.WaitsForRoles.Contains(p.Role) && p.Covers(step.Procedure));

    /// <summary>Whether this person's post asked for it and others have their turn.</summary>
    public static bool IsAwaitedBy(this StepWork step, Person me) =>
        !step.WaitsFor(me) && step.AskedPost is { } post && me.ActsFor(post);

    public static bool ActsFor(this Person me, int post) => me.Posts.Any(p => p.Id == post);
}
