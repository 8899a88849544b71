using System.Collections.Immutable;
using VendorAssess.Access.Network;
using VendorAssess.Domain.Mails;
using VendorAssess.Domain.People;
using VendorAssess.Features.Admin.Posts;
using VendorAssess.Features.Home;
using VendorAssess.Tests.Features.Admin;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;

namespace VendorAssess.Tests.Features.Home;

/// <summary>Nobody acts for a post unseen by who holds it.</summary>
public sealed class PostNewsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private AdminTown town = null!;

    public async ValueTask InitializeAsync()
    {
        town = await AdminTown.Build(database);
        await town.Run("UPDATE people SET mail_address = login || '@city.example'");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_new_substitute_is_told_to_who_holds_the_post_and_to_who_is_to_act()
    {
        Done(await new RecordSubstitution(database.Postgres, town.Own, town.Auditors, town.Town.Clock).Run(
            town.By, AdminTown.PostOf(town.Town.Chief), "bucho", new(Today.AddDays(3), Today.AddDays(9), "出張")));

        var news = Assert.Single(await News(town.Town.Chief));
        Assert.Equal("buchoさんが情報政策課 統括情報セキュリティ責任者の代理をする（令和8年11月24日から令和8年11月30日まで）", news.Words());
        Assert.Equal(("kanri", new DateTime(2026, 11, 21, 3, 0, 0)), (news.RecordedBy, news.RecordedAt));
        Assert.StartsWith("あなたが", Assert.Single(await News(town.Town.Officer)).Words(), StringComparison.Ordinal);
        Assert.Empty(await News(town.By.Person));
        Assert.Empty(await News(town.Town.Manager));
        Assert.Equal(2, await Tell());
        Assert.Equal(0, await Tell());
        Assert.Equal(
            "bucho@city.example 就いている職についての記録が 1 件あります, tokatsu@city.example 就いている職についての記録が 1 件あります",
            await town.One<string>("SELECT string_agg(to_address || ' ' || subject, ', ' ORDER BY to_address) FROM mail_outbox"));
    }

    [Fact]
    public async Task A_new_holder_and_a_delegation_are_told_to_the_posts()
    {
        var clerk = AdminTown.PostOf(town.Town.Applicant);
        await town.AddPerson("ana", "青木 花");
        Done(await town.Take(clerk, "ana"));
        Assert.Equal("青木 花さんが市民課 担当者に就く（令和8年11月21日から）", Assert.Single(await News(town.Town.Applicant)).Words());

        var handler = await town.AddPost(4, Roles.Delegate, "情報政策課長");
        await town.Run(
            $"INSERT INTO post_holders (post_id, person_id, from_date) VALUES ({handler}, {town.Town.Officer.Id}, '2026-11-01')");
        Done(await new RecordDelegation(database.Postgres, town.Policies, town.Own, town.Auditors, town.Town.Clock).Run(
            town.By, AdminTown.PostOf(town.Town.Chief), handler, new(Today, null, ["light"], "規程")));
        var officer = town.Town.Officer with { Posts = [.. town.Town.Officer.Posts, new(handler, 4, "情報政策課", Roles.Delegate, "情報政策課長")] };
        const string words = "情報政策課 統括情報セキュリティ責任者の事務を情報政策課 情報政策課長が処理する（委任）（令和8年11月21日から）";
        Assert.Equal(words, Assert.Single(await News(town.Town.Chief)).Words());
        Assert.Equal(words, Assert.Single(await News(officer)).Words());
        Assert.Equal(3, await Tell());
    }

    [Fact]
    public async Task What_is_older_than_thirty_days_is_no_news()
    {
        await town.AddPerson("ana");
        Done(await town.Take(AdminTown.PostOf(town.Town.Applicant), "ana"));
        await town.Run("UPDATE post_holders SET recorded_at = '2026-10-21' WHERE recorded_at IS NOT NULL");
        Assert.Empty(await News(town.Town.Applicant));
        Assert.Equal(0, await Tell());
    }

    private Task<ImmutableArray<PostNews>> News(Person who) => new LoadNews(database.Postgres, town.Town.Clock).Load(who);

    private Task<int> Tell() => new TellWork(
        database.Postgres, town.Town.Policies, new LinkBase(new Uri("https://va.example/")), WorkReminders.Usual, town.Town.Clock).Run();
}
