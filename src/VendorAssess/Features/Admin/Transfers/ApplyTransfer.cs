using System.Data.Common;
using System.Globalization;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.People.Transfers;
using VendorAssess.Features.Admin.Posts;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Transfers;

/// <summary>
/// What was looked at, which 代理 and 委任 stay, why the only administrator takes a post of trust himself, and why who
/// audits works in what is audited.
/// </summary>
public sealed record TransferWish(
    string SeenDigest, IReadOnlyCollection<string> Staying, string OwnReason, string AuditReason = "");

/// <summary>Lets the posts of a transfer change hands on its day: all of them, or none.</summary>
public sealed class ApplyTransfer(
    NpgsqlDataSource postgres, Passwords passwords, OwnGrants own, Auditors auditors, SessionRules rules,
    TimeProvider clock)
{
    /// <summary>How many lines were applied; 0 when it had been done before. The digest is of what the person saw.</summary>
    public async Task<Outcome<int>> Run(Administrator by, int id, TransferWish wish)
    {
        if (by.Person.WhyNotAdministering() is { } reason)
            return Outcome.Refused<int>(reason);

        // Hashed before the lock is held: it costs on purpose.
        var unknownHash = passwords.Hash(OneTimePassword.New());
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var watch = await db.WatchAdministrators(today, rules.Demo);
        if (await db.LockTransfer(id) is not { State: not TransferState.Cancelled } transfer)
            return Outcome.Refused<int>("この異動は取り消されたか、ありません。もう一度読み込んでください。");
        if (transfer.State == TransferState.Applied)
            return Outcome.Done(0);

        var plan = await db.PlanOf(transfer, today);
        var auditing = await auditors.Watch(db, today);
        var grant = await own.Of(db, by, OwnRole(by, plan), [by.Person.Id], wish.OwnReason, today);
        if ((WhyNot(plan, wish.SeenDigest, today) ?? grant.WhyNot()) is { } whyNot)
            return Outcome.Refused<int>(whyNot);
        await db.AddNewcomers(id, plan, unknownHash);
        await Change(db, by, id, plan, wish, now.UtcDateTime);
        var same = await auditing.After(db, wish.AuditReason);
        if ((await watch.WhyNotLeft(db) ?? same.WhyNot()) is { } left)
            return Outcome.Refused<int>(left);
        await db.AddSameAuditors(same, by.Person.Id, now.UtcDateTime);
        await WriteAudits(db, by, id, plan, wish, [.. grant.Detail, .. same.Detail]);
        await transaction.CommitAsync();
        return Outcome.Done(plan.Lines.Length);
    }

    private static async Task Change(
        DbConnection db, Administrator by, int id, TransferPlan plan, TransferWish wish, DateTime now)
    {
        await db.MakeLeave(id, plan);
        await db.MakeTake(id, plan, by.Person.Id, now);
        await db.EndActing(id, plan.Ending(wish.Staying), plan.Day.AddDays(-1));
        await db.MarkApplied(id, by.Person.Id, now);
    }

    private static async Task WriteAudits(
        DbConnection db, Administrator by, int id, TransferPlan plan, TransferWish wish,
        (string Name, string Value)[] reasons)
    {
        foreach (var acting in plan.Ending(wish.Staying))
            await db.WriteAudit(Entry(by, id, acting, plan.Day));
        await db.WriteAudit(Entry(by, id, plan, wish, reasons));
    }

    private static string? WhyNot(TransferPlan plan, string seenDigest, DateOnly today) =>
        plan.WhyNotApplied(today) ?? (plan.Digest == seenDigest
            ? null
            : "画面を開いた後に、職に就く人が変わりました。今の内容を確かめてから、もう一度反映してください。");

    // A role of trust that the administrator takes himself by the file; empty where there is none.
    private string OwnRole(Administrator by, TransferPlan plan) => plan.Taking
        .Where(l => l.Taker!.Id == by.Person.Id).Select(l => l.Post!.Role).FirstOrDefault(own.IsOfTrust) ?? "";

    private static AuditEntry Entry(Administrator by, int id, Acting acting, DateOnly day)
    {
        var begun = acting.Term.From < day;
        return by.Did(acting.Kind.Action(takenBack: !begun), "post", acting.PostId,
            (acting.Kind.Label(), Number(acting.Id)), ("まで", begun ? $"{day.AddDays(-1):O}" : ""), ("人事異動", Number(id)));
    }

    private static AuditEntry Entry(
        Administrator by, int id, TransferPlan plan, TransferWish wish, (string Name, string Value)[] reasons) =>
        by.Did("transfer.applied", "transfer", id,
            [("異動の日", $"{plan.Day:O}"), ("離れる人", Count(plan.Leaving)), ("就く人", Count(plan.Taking)),
            ("新しい利用者", Count(plan.NewPeople)),
            ("残した代理・委任", string.Join(',', plan.Acting.Except(plan.Ending(wish.Staying)).Select(a => a.Key))),
            .. reasons]) with { AfterDigest = plan.Digest };

    private static string Count<T>(IEnumerable<T> all) => Number(all.Count());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
