using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Requests;
using VendorAssess.Tests.Features.Admin;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

/// <summary>
/// A request that rests on something from everybody waits while departments, persons and posts get other names, or its
/// department closes: it says what it said, and is decided on.
/// </summary>
public sealed class NamesFrozenTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string Renamed =
        """
        UPDATE departments SET name = '新' || name;
        UPDATE posts SET title = title || '（改）';
        UPDATE people SET name = name || ' 改'
        """;

    private RequestTown town = null!;

    public async ValueTask InitializeAsync()
    {
        town = await RequestTown.Build(database);
        await town.Answer("SV07", "\"a\"");
        var (first, digest) = await town.Submitted();
        Assert.IsType<Outcome<int?>.Done>(
            await town.Decide(town.Town.Chief, first, digest, RequestStatus.ApprovedWithConditions));
        var (tanto, kacho, bucho, tokatsu) = (town.Town.Applicant, town.Town.Manager, town.Town.Officer, town.Town.Chief);
        await town.Run(
            $"""
            UPDATE people SET name = '青木 はるか' WHERE id = {tokatsu.Id};
            INSERT INTO overrides (case_id, candidate, requirement, revision, status, reason, person_id, post_id, at)
            VALUES ({town.CaseId}, 1, 'K58', 1, 'Met', '確かめた', {tokatsu.Id}, {tokatsu.Posts[0].Id}, '2026-11-20');
            INSERT INTO city_notes (case_id, candidate, question, revision, content, person_id, at)
            SELECT {town.CaseId}, 1, q, 1, '国内の法人', {tanto.Id}, '2026-11-20' FROM unnest(ARRAY['SV07', 'JU03']) q;
            INSERT INTO advice (case_id, procedure, label, gives, asked, person_id, post_id, via, at)
            VALUES ({town.CaseId}, 'full', '助言', ARRAY['chief'], '預けてよいか', {bucho.Id}, {bucho.Posts[0].Id}, 'Holder', '2026-11-19');
            INSERT INTO advice_given (advice_id, text, person_id, post_id, via, at)
            VALUES (1, '暗号化すること', {tokatsu.Id}, {tokatsu.Posts[0].Id}, 'Substitute', '2026-11-20');
            INSERT INTO exceptions (case_id, candidate, requirements, reason, measures, from_date, until_date, decides, content,
                                    digest, person_id, post_id, via, at)
            VALUES ({town.CaseId}, 1, ARRAY['K59'], '理由', '措置', '2026-11-01', '2027-12-01', ARRAY['ciso'], 'x',
                    repeat('0', 64), {kacho.Id}, {kacho.Posts[0].Id}, 'Holder', '2026-11-01');
            INSERT INTO exception_outcomes (exception_id, status, reason, digest, person_id, post_id, via, at)
            VALUES (1, 'Granted', 'よい', repeat('0', 64), {tokatsu.Id}, {tokatsu.Posts[0].Id}, 'Holder', '2026-11-02')
            """);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(RequestContent.CurrentForm), InlineData(RequestContent.SecondForm), InlineData(FirstContent.FormName)]
    public async Task Other_names_are_no_change_of_what_was_submitted_in_whatever_form(string form)
    {
        // When the first form was written, neither advice nor 例外措置 was recorded in the product.
        if (form == FirstContent.FormName)
            await town.Run(
                """
                SET session_replication_role = replica;
                DELETE FROM exceptions; DELETE FROM exception_outcomes; DELETE FROM advice; DELETE FROM advice_given;
                RESET session_replication_role
                """);
        var (id, digest) = await Submitted();
        digest = await Frozen(id, digest, form);
        await town.Run(Renamed);

        var seen = await Seen(id);

        Assert.Empty(seen.SinceSubmission);
        Assert.True(seen.IsIntact);
        Assert.Equal("市民課", seen.Frozen!.Subject.Department);
        if (form == RequestContent.CurrentForm)
            Holds(seen.Frozen);
        Assert.IsType<Outcome<int?>.Done>(await town.Decide(town.Town.Chief, id, digest, RequestStatus.Refused));
    }

    [Fact]
    public async Task What_did_change_is_named_and_blocks_and_names_are_not_among_it()
    {
        var (id, digest) = await Submitted();
        await town.Run(Renamed);
        await town.Answer("SV07", "\"b\"", revision: 2);

        Assert.DoesNotContain((await Seen(id)).SinceSubmission, c => c.Area is "案件" or "審査者判断" or "市の補足" or "助言・協議" or "例外措置");
        Assert.Contains((await Seen(id)).SinceSubmission, c => c.Area == "回答");
        var decided = await town.Decide(town.Town.Chief, id, digest, RequestStatus.Refused);
        Assert.Contains("内容が変わりました", Assert.IsType<Outcome<int?>.Refused>(decided).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_word_of_somebody_else_is_a_change()
    {
        var (id, _) = await Submitted();
        await town.Run(
            $"""
            INSERT INTO overrides (case_id, candidate, requirement, revision, status, reason, person_id, post_id, at)
            SELECT case_id, candidate, requirement, 2, status, reason, {town.Town.Manager.Id}, post_id, at FROM overrides
            """);
        Assert.Equal("審査者判断", Assert.Single((await Seen(id)).SinceSubmission).Area);
    }

    [Fact]
    public async Task A_department_that_closes_hands_its_waiting_request_over_and_it_is_decided_on()
    {
        var (id, digest) = await Submitted();
        var admin = await AdminTown.In(database, town.Town);
        var successor = await admin.AddDepartment("総合窓口課", 1);
        var manager = await admin.AddPost(successor, Roles.Manager, "課長");
        AdminTown.Done(await admin.Close(2, AdminTown.Today.AddDays(-1), successor));

        Assert.Empty((await Seen(id)).SinceSubmission);
        var use = town.Use with { Managers = [.. town.Use.Managers.Select(m => m with { Post = manager })] };
        Assert.IsType<Outcome<int?>.Done>(await town.Decide(town.Town.Chief, id, digest, use: use));
    }

    private static void Holds(RequestContent content)
    {
        Assert.Equal("tanto・画面", content.Answers.Single(a => a.Question == "SV07").From);
        Assert.Equal("青木 はるか", content.FindOverride("K58")!.By);
        Assert.All(content.Notes!, n => Assert.Equal("tanto", n.By));
        Assert.EndsWith("代理として 青木 はるか", Assert.Single(content.Advice).GivenBy, StringComparison.Ordinal);
        Assert.StartsWith("情報政策課 統括", Assert.Single(content.Exceptions).GrantedBy, StringComparison.Ordinal);
        Assert.Equal("市民課 情報セキュリティ管理者", Assert.Single(content.Conditions).Responsible);
        Assert.Equal(["福祉課"], content.UsedBy);
        Assert.NotEmpty(content.Records);
    }

    private async Task<(int Id, string Digest)> Submitted()
    {
        var draft = new Draft(town.CaseId, 1, 0, RequestTown.Words) { UsedBy = [3] };
        var id = AdminTown.Done(await new SaveDraft(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Run(town.Town.Applicant, null, draft));
        return (id, AdminTown.Done(await town.Submit(town.Town.Officer, id)));
    }

    // As an earlier version of the product would have frozen it.
    private async Task<string> Frozen(int id, string digest, string form)
    {
        if (form == RequestContent.CurrentForm)
            return digest;
        var content = RequestContent.Read(await town.One<string>($"SELECT content FROM requests WHERE id = {id}"));
        var text = (content with { Form = form, Notes = null }).CanonicalText();
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            SET session_replication_role = replica;
            UPDATE requests SET content = @text, digest = @digest WHERE id = @id;
            RESET session_replication_role
            """,
            new { text, digest = RequestContent.Digest(text), id });
        return RequestContent.Digest(text);
    }

    private async Task<SeenRequest> Seen(int id) => (await new LoadRequest(
        database.Postgres, town.Town.Editions, town.Town.Clock).Load(town.Town.Chief, id))!;
}
