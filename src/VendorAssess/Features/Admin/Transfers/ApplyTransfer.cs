using System.Globalization;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.People.Transfers;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Transfers;

/// <summary>Lets the posts of a transfer change hands on its day: all of them, or none.</summary>
public sealed class ApplyTransfer(
    NpgsqlDataSource postgres, Passwords passwords, SessionRules rules, TimeProvider clock)
{
    /// <summary>How many lines were applied; 0 when it had been done before. The digest is of what the person saw.</summary>
    public async Task<Outcome<int>> Run(Administrator by, int id, string seenDigest)
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
        if (WhyNot(plan, seenDigest, today) is { } whyNot)
            return Outcome.Refused<int>(whyNot);
        await db.AddNewcomers(id, plan, unknownHash);
        await db.MakeLeave(id, plan);
        await db.MakeTake(id, plan);
        await db.MarkApplied(id, by.Person.Id, now.UtcDateTime);
        if (await watch.WhyNotLeft(db) is { } left)
            return Outcome.Refused<int>(left);
        await db.WriteAudit(Entry(by, id, plan));
        await transaction.CommitAsync();
        return Outcome.Done(plan.Lines.Length);
    }

    private static string? WhyNot(TransferPlan plan, string seenDigest, DateOnly today) =>
        plan.WhyNotApplied(today) ?? (plan.Digest == seenDigest
            ? null
            : "画面を開いた後に、職に就く人が変わりました。今の内容を確かめてから、もう一度反映してください。");

    private static AuditEntry Entry(Administrator by, int id, TransferPlan plan) =>
        by.Did("transfer.applied", "transfer", id,
            ("異動の日", $"{plan.Day:O}"), ("離れる人", Count(plan.Leaving)), ("就く人", Count(plan.Taking)),
            ("新しい利用者", Count(plan.NewPeople))) with { AfterDigest = plan.Digest };

    private static string Count<T>(IEnumerable<T> all) => all.Count().ToString(CultureInfo.InvariantCulture);
}
