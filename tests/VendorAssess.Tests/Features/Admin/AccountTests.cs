using Microsoft.AspNetCore.Identity;
using VendorAssess.Access.People;
using VendorAssess.Access.People.Administration;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.Admin.Posts;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;

namespace VendorAssess.Tests.Features.Admin;

/// <summary>Accounts, and that somebody always administers.</summary>
public sealed class AccountTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private AdminTown town = null!;
    private readonly Passwords passwords = new();

    private int Administrator => town.By.Person.Id;

    private int Post => AdminTown.PostOf(town.By.Person);

    public async ValueTask InitializeAsync() => town = await AdminTown.Build(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_account_begins_with_a_password_for_one_sign_in()
    {
        var add = new AddAccount(database.Postgres, passwords);
        var made = Done(await add.Run(town.By, new(" ＡＮＡ ", " 青木 花 ")));
        Assert.Equal("ana", made.Login);
        Assert.Equal("青木 花 true", await town.One<string>(
            $"SELECT name || ' ' || password_must_change FROM people WHERE id = {made.Id}"));
        Assert.Equal(PasswordVerificationResult.Success, await passwords.Check(
            await town.One<string>($"SELECT password_hash FROM people WHERE id = {made.Id}"), made.Password));
        Refused("もう使われて", await add.Run(town.By, new("ana", "別人")));
        Refused("英数字", await add.Run(town.By, new("青木", "青木")));
    }

    [Fact]
    public async Task A_name_changes()
    {
        var rename = new RenameAccount(database.Postgres);
        Assert.Equal("新姓 花", Done(await rename.Run(town.By, town.Town.Manager.Id, " 新姓 花 ")));
        Refused("氏名を書いて", await rename.Run(town.By, town.Town.Manager.Id, " "));
        Refused("いません", await rename.Run(town.By, 999, "だれか"));
    }

    [Fact]
    public async Task Nobody_else_changes_accounts()
    {
        foreach (var other in town.Others.Append(town.Town.Auditor))
        {
            var by = town.By with { Person = other };
            Refused("管理者の職", await new AddAccount(database.Postgres, passwords).Run(by, new("ana", "青木")));
            Refused("管理者の職", await new RenameAccount(database.Postgres).Run(by, Administrator, "だれか"));
            Refused("システム管理者だけ", await town.Turn(Administrator, on: false, other));
        }
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM audit_log"));
    }

    [Fact]
    public async Task The_last_administrator_stays_whatever_is_tried()
    {
        Refused("システム管理者がいなくなる", await town.Turn(Administrator, on: false));
        Refused("いなくなります", await town.Leave(Post, Administrator, new(2026, 4, 1), Today.AddDays(90)));
        Refused("いなくなります", await town.End(Post, Today.AddDays(90)));
        Refused("いなくなります", await town.Close(4, Today.AddDays(90)));
        Refused("いなくなります", await new ChangePost(database.Postgres, town.Policies, town.Own, town.Auditors, Rules, town.Town.Clock)
            .Run(town.By, Post, new(Roles.Auditor, "管理者"), "一人のため"));
        Assert.Equal("Holder 情報政策課 管理者", Assert.Single(await town.Held(Administrator, Today.AddDays(900))));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM audit_log"));
    }

    [Theory]
    [InlineData(10, null, 9, true), InlineData(10, null, 10, true), InlineData(11, null, 9, false), InlineData(10, 20, 9, false)]
    public async Task An_administrator_leaves_when_another_follows_without_a_day_between(int from, int? until, int last, bool leaves)
    {
        await town.AddPerson("ana");
        DateOnly? end = until is { } days ? Today.AddDays(days) : null;
        Done(await town.Take(Post, "ana", Today.AddDays(from), end));
        var outcome = await town.Leave(Post, Administrator, new(2026, 4, 1), Today.AddDays(last));
        Assert.Equal(leaves, outcome is Outcome<string>.Done);
        if (!leaves)
            Refused("いなくなります", outcome);
    }

    [Fact]
    public async Task Taking_back_who_was_to_follow_is_refused_as_well()
    {
        var ana = await town.AddPerson("ana");
        Done(await town.Take(Post, "ana", Today.AddDays(10)));
        Done(await town.Leave(Post, Administrator, new(2026, 4, 1), Today.AddDays(9)));
        Refused("いなくなります", await town.Leave(Post, ana, Today.AddDays(10), null));
        Refused("管理者の職に就く利用者がいなくなります", await town.Turn(ana, on: false));
    }

    [Fact]
    public async Task Of_two_administrators_who_leave_at_once_one_stays()
    {
        var ana = await town.AddPerson("ana");
        Done(await town.Take(Post, "ana", Today));
        var byAna = town.By.Person with { Id = ana };
        var outcomes = await Task.WhenAll(town.Turn(ana, on: false), town.Turn(Administrator, on: false, byAna));
        Assert.Single(outcomes.OfType<Outcome<int>.Done>());
    }

    [Fact]
    public async Task A_substitute_is_no_administrator_to_stay()
    {
        await town.AddPerson("ana");
        Done(await new RecordSubstitution(database.Postgres, town.Own, town.Auditors, town.Town.Clock)
            .Run(town.By, Post, "ana", new(Today, Today.AddDays(30), "出張")));
        Refused("いなくなる", await town.Turn(Administrator, on: false));
    }

    [Fact]
    public async Task Where_every_administrator_ends_some_day_other_changes_go_on()
    {
        await town.Run($"UPDATE post_holders SET until_date = '2026-12-31' WHERE person_id = {Administrator}");
        Done(await town.Turn(town.Town.Manager.Id, on: false));
        Refused("いなくなります", await town.Leave(Post, Administrator, new(2026, 4, 1), new(2026, 12, 30)));
    }
}
