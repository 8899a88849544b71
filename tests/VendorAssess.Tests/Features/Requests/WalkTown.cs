using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.Features.Checks;
using VendorAssess.Features.Requests;
using VendorAssess.Features.Requests.Excepting;
using VendorAssess.Features.Requests.Reviewing;
using VendorAssess.Tests.Domain.Requests.Walks;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

/// <summary>How the rows of a case stand, in the words of the walk's model.</summary>
public sealed record WalkRows(
    string Request, string Thread, string Exception, bool? CheckDone, int Results, bool AdviceWaits, bool AdviceGiven,
    int RequestId, int LastMessage, int ExceptionId, int CheckId, int AdviceId, int Entries)
{
    public (string, string, string, bool?, int, bool, bool) AsModel =>
        (Request, Thread, Exception, CheckDone, Results, AdviceWaits, AdviceGiven);
}

/// <summary>A case that a setup walks through: its facts, what KM02 d leaves unmet, and whom the register names.</summary>
public sealed record WalkCase(Setup Setup, string Facts, string KnockedOut, params string[] Managers);

/// <summary>The people of a walk in the database, and each of its steps as one call of a use case.</summary>
public sealed class WalkTown(
    DatabaseFixture database, RequestTown town, IReadOnlyList<Person> people, WalkCase walked)
{
    private static readonly string NoDigest = new('0', 64);

    private int answers = 1;
    private bool knockedOut;

    public static async Task<WalkTown> Build(DatabaseFixture database, WalkCase walked)
    {
        var town = await RequestTown.Build(database, walked.Facts, walked.Setup.Policy);
        await town.Settle("ciso", new(0, 4, "市長部局", Roles.Ciso, "CISO"));
        await town.Settle("other-bucho", new(0, 3, "福祉課", Roles.Officer, "情報セキュリティ責任者"));
        await town.Settle("section", new(0, 4, "情報政策課", Roles.Delegate, "情報政策課長"));
        await town.Run(
            """
            INSERT INTO people (login, name, password_hash)
            SELECT login, login, '' FROM unnest('{both,daiko,dairi}'::text[]) AS w (login);
            INSERT INTO post_holders (post_id, person_id, from_date)
            SELECT p.id, w.id, '2026-04-01'
            FROM people w, posts p
            WHERE (w.login = 'both' AND (p.role = 'chief' OR (p.role = 'officer' AND p.department_id = 1)))
               OR (w.login = 'dairi' AND p.role = 'applicant' AND p.department_id = 2);
            INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
            SELECT p.id, w.id, '2026-11-01', '2026-12-31', '休暇', w.id, now()
            FROM people w, posts p
            WHERE (w.login = 'daiko' AND p.role = 'officer' AND p.department_id = 1)
               OR (w.login = 'dairi' AND p.role = 'manager' AND p.department_id = 2);
            INSERT INTO post_delegations (post_id, delegate_post, from_date, scope, reason, recorded_by, recorded_at)
            SELECT c.id, d.id, '2026-04-01', '{light,report}', '定例', 1, now()
            FROM posts c, posts d
            WHERE c.role = 'chief' AND d.role = 'delegate'
            """);
        string[] logins =
            ["tanto", "kacho", "bucho", "other-bucho", "tokatsu", "ciso", "both", "daiko", "section", "dairi"];
        var people = new List<Person>();
        foreach (var login in logins)
            people.Add(await Load(database, login));
        await town.Draft();
        return new(database, town, people, walked);
    }

    public async Task Do(Step step, WalkRows at)
    {
        var who = people[step.Who];
        await (step.Deed switch
        {
            Deed.Change => town.Answer("SV07", "\"a\"", ++answers),
            Deed.KnockOut => KnockOut(),
            Deed.AskAdvice => town.AskAdvice(who, $"求めること {at.Entries}"),
            Deed.GiveAdvice => town.GiveAdvice(who, at.AdviceId, $"助言 {at.Entries}", step.SaysWhy ? "やむを得ない" : ""),
            Deed.DraftAgain => town.Save(who),
            Deed.Submit => Submit(step, who, at),
            Deed.Withdraw => town.Withdraw(who, at.RequestId),
            Deed.Approve or Deed.Condition or Deed.SendBack or Deed.Refuse => Decide(step, who, at),
            Deed.Question or Deed.Reply or Deed.Settle => Say(step, who, at),
            Deed.Check or Deed.CheckNotYet => Check(step, who, at),
            Deed.AskException or Deed.Grant or Deed.Deny or Deed.WithdrawException => Except(step, who, at),
        });
    }

    /// <summary>Whether what was submitted is still what the case says.</summary>
    public async Task<bool> IsFresh(WalkRows at) =>
        (await new LoadRequest(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Load(people[Setup.Chief], at.RequestId))!.SinceSubmission.IsEmpty;

    /// <summary>Decisions by who submitted, or acts for the post that did, without what the policy asks for; and all.</summary>
    public async Task<(int Alone, int All)> DecidedOnTheirOwn()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.QuerySingleAsync<(int, int)>(
            """
            SELECT count(*) FILTER (
                       WHERE (x.same_person_reason = '' OR NOT @mayWithReason)
                         AND (x.person_id = r.submitted_by OR EXISTS (
                             SELECT FROM acting('2026-11-21') a
                             WHERE a.person_id = x.person_id AND a.post_id = r.submitted_post)))::int,
                   count(*)::int
            FROM decisions x
            JOIN requests r ON r.id = x.request_id
            """,
            new { mayWithReason = walked.Setup.SelfWithReason });
    }

    public async Task<WalkRows> Rows()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.QuerySingleAsync<WalkRows>(
            """
            WITH r AS (SELECT id, status FROM requests ORDER BY id DESC LIMIT 1),
            e AS (
                SELECT e.id, coalesce(o.status, 'Asked') AS status
                FROM exceptions e
                LEFT JOIN exception_outcomes o ON o.exception_id = e.id
                ORDER BY e.id DESC LIMIT 1
            ), k AS (SELECT id FROM checks ORDER BY id DESC LIMIT 1)
            SELECT r.status AS request,
                   coalesce((SELECT string_agg(CASE kind WHEN 'Asked' THEN 'Q' WHEN 'Answered' THEN 'A' ELSE 'S' END, ''
                                               ORDER BY id)
                             FROM review_messages WHERE request_id = r.id), '') AS thread,
                   coalesce((SELECT status FROM e), '') AS exception,
                   (SELECT EXISTS (SELECT FROM check_results c WHERE c.check_id = k.id AND c.result = 'Done') FROM k)
                       AS check_done,
                   (SELECT count(*)::int FROM check_results c WHERE c.check_id = (SELECT id FROM k)) AS results,
                   EXISTS (SELECT FROM advice a WHERE a.id NOT IN (SELECT advice_id FROM advice_given)) AS advice_waits,
                   EXISTS (SELECT FROM advice_given) AS advice_given, r.id AS request_id,
                   coalesce((SELECT max(id) FROM review_messages WHERE request_id = r.id), 0) AS last_message,
                   coalesce((SELECT id FROM e), 0) AS exception_id, coalesce((SELECT id FROM k), 0) AS check_id,
                   coalesce((SELECT max(id) FROM advice), 0) AS advice_id,
                   (SELECT count(*)::int FROM audit_log) AS entries
            FROM r
            """);
    }

    private Task KnockOut()
    {
        knockedOut = true;
        return town.Answer("KM02", "\"d\"", ++answers);
    }

    private async Task Submit(Step step, Person who, WalkRows at) =>
        await town.Submit(who, at.RequestId, step.Stale ? NoDigest : await town.CurrentDigest());

    private Task Check(Step step, Person who, WalkRows at)
    {
        var result = step.Deed == Deed.Check ? CheckResult.Done : CheckResult.NotYet;
        return new RecordCheck(database.Postgres, town.Town.Clock)
            .Run(who, null, at.CheckId, new(result, "確かめた", step.Stale ? 999 : at.Results));
    }

    private async Task Decide(Step step, Person who, WalkRows at)
    {
        var status = step.Deed switch
        {
            Deed.Approve => RequestStatus.Approved, Deed.Condition => RequestStatus.ApprovedWithConditions,
            Deed.SendBack => RequestStatus.SentBack, _ => RequestStatus.Refused,
        };
        WantedCondition[] conditions = status == RequestStatus.ApprovedWithConditions ? [town.Condition] : [];
        var seen = step.Stale ? NoDigest : await DigestOf("requests", at.RequestId);
        await new DecideRequest(database.Postgres, town.Town.Editions, town.Town.Clock).Run(
            who, null, at.RequestId,
            new(status, "要件を確かめた", [.. conditions], seen, step.SaysWhy ? "やむを得ない" : "", at.LastMessage),
            town.Use with { Managers = [.. walked.Managers.Select(m => new WantedManager(m, town.Town.Manager.Posts[0].Id))] });
    }

    private Task Say(Step step, Person who, WalkRows at)
    {
        var kind = step.Deed switch
        {
            Deed.Question => MessageKind.Asked, Deed.Reply => MessageKind.Answered, _ => MessageKind.Settled,
        };
        return new SayInReview(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Run(who, null, at.RequestId, new("", kind, "提供条件は確かめましたか。", step.Stale ? 999 : at.LastMessage));
    }

    private async Task Except(Step step, Person who, WalkRows at)
    {
        // One for what is not met, and no other while it waits or lasts, is the step of this walk.
        if (step.Deed == Deed.AskException && knockedOut && at.Exception is not ("Asked" or "Granted"))
            await new AskForExceptions(database.Postgres, town.Town.Editions, town.Town.Clock).Run(
                who, null, town.CaseId, 1,
                new([walked.KnockedOut], $"業務を止められない {at.Entries}", "月ごとに目視で確かめる", Town.Today, new(2028, 3, 31), null));
        else if (step.Deed == Deed.WithdrawException)
            await new WithdrawExceptions(database.Postgres, town.Town.Clock).Run(who, null, at.ExceptionId);
        else if (step.Deed is Deed.Grant or Deed.Deny)
            await new DecideOnExceptions(database.Postgres, town.Town.Editions, town.Town.Clock).Run(
                who, null, at.ExceptionId,
                new(step.Deed == Deed.Grant ? ExceptionStatus.Granted : ExceptionStatus.Refused, "合理的な理由がある",
                    step.Stale ? NoDigest : await DigestOf("exceptions", at.ExceptionId), ""));
    }

    private async Task<string> DigestOf(string table, int id) =>
        await town.One<string?>($"SELECT digest FROM {table} WHERE id = {id}") ?? "";

    private static async Task<Person> Load(DatabaseFixture database, string login)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        var id = await db.ExecuteScalarAsync<int>("SELECT id FROM people WHERE login = @login", new { login });
        var posts = await db.QueryAsync<HeldPost>(
            """
            SELECT post_id, department_id, department, role, title, via, scope
            FROM held_posts(@id, '2026-11-21')
            """,
            new { id });
        return new(id, login, [.. posts.Select(p => p.Post).OrderBy(p => p.Via)]);
    }

    private sealed record HeldPost(
        int PostId, int DepartmentId, string Department, string Role, string Title, string Via, string Scope)
    {
        public Post Post => new(PostId, DepartmentId, Department, Role, Title)
        {
            Via = Enum.Parse<Via>(Via), Scope = Scope,
        };
    }
}
