using VendorAssess.Access.Network;
using VendorAssess.Domain.Mails;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Home;
using VendorAssess.Tests.Features.Disposals;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Home;

/// <summary>Drafts that wait for their submission, and closed cases that wait for their disposal, in the mails.</summary>
public sealed class TellMoreWorkTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly RequestWords Unfinished = RequestTown.Words with { UseFrom = null };

    private readonly MailDay day = new();

    [Fact]
    public async Task Who_submits_is_told_of_a_ready_draft_and_again_while_it_waits()
    {
        var town = await Building();
        await town.Save(town.Town.Applicant);
        Assert.Equal(["bucho@city.example 新しい仕事が 1 件あります"], await Told(town));
        await town.Save(town.Town.Applicant, 1, RequestTown.Words with { Statement = "言い換えた" });
        day.Later(6);
        Assert.Empty(await Told(town));
        day.Later(1);
        Assert.Equal(["bucho@city.example まだ終わっていない仕事が 1 件あります"], await Told(town));
        Assert.Contains("前からあり、まだ終わっていないもの\n・提出を待っている申請や報告：1 件\n", await Last(town), StringComparison.Ordinal);
        Assert.DoesNotContain("予約", await Last(town), StringComparison.Ordinal);
        await town.Submit(town.Town.Officer, 1);
        day.Later(7);
        Assert.Equal(["tokatsu@city.example まだ終わっていない仕事が 1 件あります"], await Told(town));
    }

    [Fact]
    public async Task An_unfinished_draft_is_recalled_to_its_department_after_the_days_of_a_reminder()
    {
        var town = await Building();
        await town.Save(town.Town.Applicant, words: Unfinished);
        Assert.Empty(await Told(town));
        day.Later(7);
        Assert.Equal(
            ["tanto@city.example まだ終わっていない仕事が 1 件あります", "kacho@city.example まだ終わっていない仕事が 1 件あります"],
            await Told(town));
        Assert.Contains("・作成中のままの申請や報告：1 件\n", await Last(town), StringComparison.Ordinal);
        await town.Save(town.Town.Applicant, 1);
        Assert.StartsWith("bucho@", Assert.Single(await Told(town)), StringComparison.Ordinal);
        await town.Run("UPDATE cases SET stage = 'Closed'");
        day.Later(20);
        Assert.Empty(await Told(town));
    }

    [Fact]
    public async Task Without_reminders_only_what_is_ready_is_told_of_and_once()
    {
        var town = await Building();
        await town.Save(town.Town.Applicant, words: Unfinished);
        day.Later(30);
        Assert.Empty(await Told(town, new WorkReminders(0)));
        await town.Save(town.Town.Applicant, 1);
        Assert.Single(await Told(town, new WorkReminders(0)));
        day.Later(30);
        Assert.Empty(await Told(town, new WorkReminders(0)));
    }

    [Theory]
    [InlineData(Roles.Officer, "bucho"), InlineData(Roles.Manager, "kacho"), InlineData(Roles.Chief, "tokatsu")]
    public async Task Of_cases_to_dispose_of_those_are_told_who_decide_on_it(string decides, string login)
    {
        var town = await KeptTown.Build(database);
        await town.Force("UPDATE people SET mail_address = login || '@city.example'");
        await town.SetRule(decides: decides);
        await town.Close();
        await town.Force("UPDATE case_closings SET at = now() - interval '5 years'");
        Assert.Equal(0, await Tell(town.Town));
        await town.MoveClosingBack("2015-06-01");
        await town.Force(
            """
            INSERT INTO posts (department_id, role, title) VALUES (3, 'manager', '情報セキュリティ管理者'), (3, 'officer', '情報セキュリティ責任者');
            INSERT INTO post_holders (post_id, person_id, from_date) SELECT id, 4, '2026-04-01' FROM posts WHERE department_id = 3
            ON CONFLICT DO NOTHING
            """);
        Assert.Equal(1, await Tell(town.Town));
        Assert.Equal(0, await Tell(town.Town));
        var mail = await town.One<string>("SELECT string_agg(to_address || body, '') FROM mail_outbox WHERE kind = 'waiting-work'");
        Assert.StartsWith($"{login}@city.example", mail, StringComparison.Ordinal);
        Assert.Contains("・保存期間が終わった案件を廃棄するか延ばすかの決定：1 件\n", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("予約", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_handles_procedures_for_a_post_is_not_told_of_disposals_nor_is_anybody_of_what_is_kept_longer()
    {
        var town = await KeptTown.Build(database);
        await town.SetRule(decides: Roles.Chief);
        await town.Close();
        await town.MoveClosingBack("2015-06-01");
        await town.Force(
            $$"""
            UPDATE people SET mail_address = login || '@city.example' WHERE login = 'fukushi';
            INSERT INTO post_delegations (post_id, delegate_post, from_date, scope, reason, recorded_by, recorded_at)
            VALUES ({{town.Town.Chief.Posts[0].Id}}, {{town.Town.OtherApplicant.Posts[0].Id}}, '2026-04-01', '{light}',
                    '定例', 1, '2026-04-01')
            """);
        Assert.Equal(0, await Tell(town.Town));
        await town.Force("UPDATE post_delegations SET scope = '{}'");
        Assert.Equal(1, await Tell(town.Town));
        await town.Force("UPDATE people SET mail_address = login || '@city.example'");
        await town.Extend(town.Town.Chief, new(2040, 3, 31));
        day.Later(7);
        Assert.Equal(0, await Tell(town.Town));
    }

    private async Task<RequestTown> Building()
    {
        var town = await RequestTown.Build(database);
        await town.Run("UPDATE people SET mail_address = login || '@city.example'");
        return town;
    }

    private Task<int> Tell(Town town, WorkReminders? reminders = null) => new TellWork(
        database.Postgres, town.Policies, new LinkBase(new Uri("https://va.example/")),
        reminders ?? WorkReminders.Usual, day).Run();

    /// <summary>Address and subject of each mail of one round.</summary>
    private async Task<IReadOnlyList<string>> Told(RequestTown town, WorkReminders? reminders = null)
    {
        await town.Run("DELETE FROM mail_outbox");
        await Tell(town.Town, reminders);
        return await town.All<string>("SELECT to_address || ' ' || subject FROM mail_outbox ORDER BY id");
    }

    private static Task<string> Last(RequestTown town) => town.One<string>("SELECT body FROM mail_outbox ORDER BY id DESC LIMIT 1");
}
