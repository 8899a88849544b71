using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Features.Home;

/// <summary>Kinds of work, the most urgent for others first.</summary>
public enum WorkKind
{
    Decide, Submit, Procure, Prepare,
}

/// <summary>One thing that waits for a person: what to do, where, and since when.</summary>
public sealed record WorkItem(
    WorkKind Kind, string Deed, string Path, string Title, string Department, DateTime Since);

/// <summary>What waits for a person, the longest waiting first; <see cref="IsCut"/> when more waits than is shown.</summary>
public sealed record Work(ImmutableArray<WorkItem> Items, bool IsCut)
{
    public IEnumerable<IGrouping<WorkKind, WorkItem>> Groups => Items.GroupBy(i => i.Kind).OrderBy(g => g.Key);
}

/// <summary>What a person has to do today; who may do what is the rules' to say.</summary>
public sealed class LoadWork(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    public const int Longest = 100;

    public async Task<Work> Load(Person me, CancellationToken leaving = default)
    {
        int[] departments = [.. me.PostsForNewCase().Select(p => p.DepartmentId)];
        var whose = new WorkOf(
            me.Id, clock.GetUtcNow().DayInJapan(), departments, me.Holds(Roles.Procurement), Longest);
        await using var db = await postgres.OpenConnectionAsync(leaving);
        var (cases, requests) = await db.LoadWork(whose, leaving);

        var items = cases.Select(c => c.ToItem()).ToList();
        foreach (var request in requests)
        {
            if (await ItemFor(me, request) is { } item)
                items.Add(item);
        }
        return new Work([.. items.OrderBy(i => i.Since)], cases.Count == Longest || requests.Count == Longest);
    }

    private async Task<WorkItem?> ItemFor(Person me, RequestWork work)
    {
        var (policy, _) = await editions.Find(work.Policy, work.PolicyHash, work.BankHash);
        if (policy.Procedures.FirstOrDefault(p => p.Id == work.Procedure) is not { } procedure)
            return null;
        if (work.Request.WhyNotDecidable(me, policy, procedure) is null)
            return Item(work, WorkKind.Decide, "審査して決める", $"/requests/{work.Id}");
        if (work.Request.WhyNotSubmittable(me, policy, procedure) is null)
            return Item(work, WorkKind.Submit, "内容を確かめて提出する", $"/cases/{work.CaseId}/request");
        return RequestRules.WhyNotEditable(work.Request, me) is null
            ? Item(work, WorkKind.Prepare, "作成中の申請を仕上げる", $"/cases/{work.CaseId}/request")
            : null;
    }

    private static WorkItem Item(RequestWork work, WorkKind kind, string deed, string path) =>
        new(kind, $"{deed}（{work.Service}）", path, work.Title, work.Department, work.Since);
}
