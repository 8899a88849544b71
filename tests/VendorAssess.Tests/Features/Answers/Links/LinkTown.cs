using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using VendorAssess.Access.Links;
using VendorAssess.Access.Network;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Invitations;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Mail;
using VendorAssess.Tests.Mail;
using VendorAssess.Tests.Testing;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers.Links;

/// <summary>A town whose 市民課 asks a vendor by link, with a clock that can be moved on and mails in a folder.</summary>
internal sealed class LinkTown : IDisposable
{
    public const string Network = "192.0.2.7";
    public const string VendorAddress = "hanako@vendor.example";

    private readonly DatabaseFixture database;

    private LinkTown(DatabaseFixture database, Town town)
    {
        this.database = database;
        Town = town;
        LinkBase = LinkBase.From(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Site:LinkBase", "https://va.city.example")]).Build());
    }

    public Town Town { get; }

    public SetClock Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero));

    public DateOnly Today => Clock.GetUtcNow().DayInJapan();

    public LinkBase LinkBase { get; }

    public KeptLog Log { get; } = new();

    public DirectoryInfo Mails { get; } = Directory.CreateTempSubdirectory("vendorassess-linktown-");

    public int CaseId { get; private set; }

    public static async Task<LinkTown> Build(DatabaseFixture database)
    {
        var town = new LinkTown(database, await Town.Build(database));
        town.CaseId = await town.Town.AddCase();
        await town.Town.AddCandidate(town.CaseId, 1, "予約クラウド");
        return town;
    }

    public Invitation Invitation => new(
        new Recipient("株式会社試験", "営業部 試験 花子", VendorAddress), ["KM", "EX"],
        new LinkPeriod(Today.AddDays(14), Today.AddDays(44)), "市民課 048-000-0000", "よろしくお願いします。");

    public async Task<LinkPlace> Invite(Invitation? wanted = null, Person? me = null)
    {
        var invited = await new InviteVendor(database.Postgres, Town.Editions, Clock)
            .Run(me ?? Town.Applicant, Network, CaseId, 1, wanted ?? Invitation);
        return new LinkPlace(CaseId, 1, Assert.IsType<Outcome<int>.Done>(invited).Value);
    }

    /// <summary>The secret as it is shown to the department.</summary>
    public async Task<string> Secret(LinkPlace place)
    {
        var shown = await new ShowLink(database.Postgres, LinkBase, Clock).Run(Town.Applicant, Network, place);
        return Assert.IsType<Outcome<Uri>.Done>(shown).Value.Segments[^1];
    }

    public OpenLink OpenLink => new(database.Postgres, Clock, Logger<OpenLink>());

    public FindVisitor FindVisitor => new(database.Postgres, Clock);

    /// <summary>Opens a link and gives a name.</summary>
    public async Task<LinkVisitor> Enter(string secret, string name = "試験 花子") => (await EnterWith(secret, name)).Visitor;

    public async Task<(LinkVisitor Visitor, LinkToken Session)> EnterWith(string secret, string name = "試験 花子")
    {
        var opened = Assert.IsType<Outcome<LinkToken>.Done>(await OpenLink.Run(secret, null, Network));
        var visitor = (await FindVisitor.Load(opened.Value, default))!;
        var named = await new EnterLink(database.Postgres, Clock).Run(opened.Value, visitor, "株式会社試験", name, Network);
        return (Assert.IsType<Outcome<LinkVisitor>.Done>(named).Value, opened.Value);
    }

    public async Task<LinkVisitor> EnterNew(Invitation? wanted = null) => await Enter(await Secret(await Invite(wanted)));

    public Task<Outcome<int>> Save(LinkVisitor visitor, params WantedAnswer[] answers) =>
        new SaveLinkAnswers(database.Postgres, Town.Editions, Clock).Run(visitor, Network, answers);

    public Task<LinkSheet> Sheet(LinkVisitor visitor) =>
        new LoadLinkSheet(database.Postgres, Town.Editions, Clock).Load(visitor.LinkId, default);

    public async Task<Outcome<int>> Submit(LinkVisitor visitor, SubmissionForm? form = null)
    {
        var seen = form ?? new(
            visitor.Name, "部長", Declared: true, KnowsUnanswered: true,
            (await Sheet(visitor)).ToSubmit(new("", "", "")).AnswersDigest());
        return await new SubmitAnswers(database.Postgres, Town.Editions, Clock).Run(visitor, Network, seen);
    }

    public Task<Outcome<int>> HandOver(LinkVisitor visitor, string address, params string[] groups) =>
        new HandOverGroups(database.Postgres, Clock).Run(
            visitor, Network, new(new Recipient("株式会社試験", "同僚 次郎", address), [.. groups], Today.AddDays(10)));

    /// <summary>The secret of a sub-link as it is shown to the vendor.</summary>
    public async Task<string> SubSecret(LinkVisitor visitor, int subLink)
    {
        var shown = await new ShowSubLink(database.Postgres, LinkBase, Clock).Run(visitor, Network, subLink);
        return Assert.IsType<Outcome<Uri>.Done>(shown).Value.Segments[^1];
    }

    public RevokeLink RevokeLink => new(database.Postgres, Clock);

    public ReopenLink ReopenLink => new(database.Postgres, Clock);

    public ExtendLink ExtendLink => new(database.Postgres, Clock);

    public RemindVendor RemindVendor => new(database.Postgres, Clock);

    public PlanReminders PlanReminders => new(database.Postgres, ReminderPlan.Usual, Clock);

    public async Task<SeenLink?> Seen(LinkPlace place, Person? me = null) =>
        await new LoadInvitation(database.Postgres, Clock).Load(me ?? Town.Applicant, place, default);

    public SendMail Sender(MailSettings? settings = null) => new(
        database.Postgres, new MailDelivery(settings ?? Files), LinkBase, Clock, Logger<SendMail>());

    public MailSettings Files =>
        new(null, 25, Tls: false, null, null, new("no-reply@va.city.example"), Mails.FullName);

    /// <summary>Sends what waits, and gives all mails that lie in the folder, oldest first.</summary>
    public async Task<IReadOnlyList<ReadMail>> SentMails()
    {
        while (await Sender().SendNext())
        {
        }
        return [.. Directory.GetFiles(Mails.FullName, "*.eml").Order(StringComparer.Ordinal).Select(ReadMail.Of)];
    }

    public async Task<T> Ask<T>(string sql, object? with = null)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return (await db.ExecuteScalarAsync<T>(sql, with))!;
    }

    public async Task Do(string sql, object? with = null)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(sql, with);
    }

    /// <summary>Every row of every table as text, but what only protects cookies.</summary>
    public async Task<string> Dump()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        var tables = await db.QueryAsync<string>(
            """
            SELECT oid::regclass::text
            FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
            """);
        var rows = new StringBuilder();
        foreach (var table in tables)
            rows.AppendJoin('\n', await db.QueryAsync<string>($"SELECT t::text FROM {table} t")).Append('\n');
        return rows.ToString();
    }

    public static WantedAnswer Answer(string question, int seen, string letter, string note = "") =>
        new(new Answer(question, new AnswerValue.Given(ImmutableSortedDictionary<string, FieldValue>.Empty
            .Add("value", new FieldValue.Letters([letter]))), note, Revision: seen));

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public void Dispose() => Mails.Delete(recursive: true);

    private ILogger<T> Logger<T>() => new LoggerFactory([Log]).CreateLogger<T>();
}

/// <summary>A clock that stands where it was set.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;

    public void Advance(int days) => Advance(TimeSpan.FromDays(days));
}
