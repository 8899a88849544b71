using System.Globalization;
using Dapper;
using Microsoft.Extensions.Primitives;
using Npgsql;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store.Asking;

namespace VendorAssess.Benchmarks;

/// <summary>One answer saved while it is typed, to the moment it is durable, against one bare prepared UPDATE.</summary>
public sealed class SaveBenchmark(NpgsqlDataSource postgres, ContentLibrary content)
{
    private const string Question = "KM02";

    private readonly SaveTyped save = new(
        new SaveAnswers(
            postgres, new Editions(content, hash => throw new InvalidOperationException($"No edition {hash}.")),
            TimeProvider.System),
        TimeProvider.System);

    private Person me = null!;
    private int sheetId;

    /// <summary>Where it saves.</summary>
    public SheetKey Sheet { get; private set; } = null!;

    /// <summary>What it saved last.</summary>
    public int Revision { get; private set; }

    public async Task<Pair> Prepare(NpgsqlDataSource owner)
    {
        await Fill();
        await using (var db = await owner.OpenConnectionAsync())
        {
            await db.ExecuteAsync(
                """
                CREATE TABLE plain_answers (id integer PRIMARY KEY, note text NOT NULL, revision integer NOT NULL);
                INSERT INTO plain_answers VALUES (1, '', 0);
                GRANT SELECT, UPDATE ON plain_answers TO PUBLIC
                """);
        }
        return new Pair(
            "one answer saved while typed: rights, lock, rule, new revision, audit entry, committed",
            "a bare prepared UPDATE … RETURNING of one row, committed", Save, Update) { CountsMemory = false };
    }

    private async Task Save()
    {
        var names = new InputNames(Question);
        var reply = await save.Run(me, null, Sheet, Question, new TypedValues(new Dictionary<string, StringValues>
        {
            [names.State] = InputNames.Pending,
            [names.Note] = Revision.ToString(CultureInfo.InvariantCulture),
            [names.Seen] = Revision.ToString(CultureInfo.InvariantCulture),
        }));
        if (reply.State != SaveState.Saved)
            throw new InvalidOperationException($"Sheet {sheetId}: {reply.State}");
        Revision = reply.Now!.Revision;
    }

    private async Task Update()
    {
        await using var db = await postgres.OpenConnectionAsync();
        await db.QuerySingleAsync<int>(
            "UPDATE plain_answers SET note = @note, revision = revision + 1 WHERE id = 1 RETURNING revision",
            new { note = "計測のための補足" });
    }

    private async Task Fill()
    {
        var policy = content.Policies["kawaguchi"];
        await using var db = await postgres.OpenForTask(ProductTask.Demo);
        var (person, name, post, department, title) = await db.QuerySingleAsync<(int, string, int, int, string)>(
            """
            SELECT p.id, p.name, o.id, o.department_id, o.title
            FROM people p
            JOIN post_holders h ON h.person_id = p.id
            JOIN posts o ON o.id = h.post_id
            WHERE p.login = 'shimin-tanto'
            """);
        me = new Person(person, name, [new Post(post, department, "", Roles.Applicant, title)]);
        var ids = await db.QuerySingleAsync<(int Case, int Service)>(
            """
            WITH c AS (
                INSERT INTO cases (department_id, title, purpose, policy, policy_hash, bank_hash, facts, created_by, created_at)
                VALUES (@department, '計測の案件', '計測', @Id, @Hash, @bank, @facts::jsonb, @person, now())
                RETURNING id
            ), v AS (
                INSERT INTO providers (name) VALUES ('保存の計測のための事業者') RETURNING id
            ), s AS (
                INSERT INTO services (provider_id, name) SELECT id, '保存の計測' FROM v RETURNING id
            ), k AS (
                INSERT INTO candidates (case_id, number, service_id) SELECT c.id, 1, s.id FROM c, s
            )
            SELECT c.id, s.id FROM c, s
            """,
            new { department, policy.Id, policy.Hash, bank = content.Bank.Hash, person, facts = Facts });
        Sheet = new SheetKey(ids.Case, 1);
        // A sheet's service must be there to be seen before its sheet may be added.
        sheetId = await db.QuerySingleAsync<int>(
            "INSERT INTO answer_sheets (service_id) VALUES (@Service) RETURNING id", new { ids.Service });
    }

    private const string Facts =
        """
        {"axes":{"confidentiality":"3","integrity":"2","availability":"2"},"cloud":true,"model":"saas",
         "contract":"terms-with-agreement","segments":["internet"],"own_network":false,"personal":"yes","my_number":"none"}
        """;
}
