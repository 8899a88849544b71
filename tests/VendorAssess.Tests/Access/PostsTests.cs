using Dapper;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class PostsTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Theory]
    [InlineData("current_date", "NULL", true)]
    [InlineData("current_date - 400", "current_date", true)]
    [InlineData("current_date + 1", "NULL", false)]
    [InlineData("current_date - 400", "current_date - 1", false)]
    public async Task A_post_counts_from_its_first_to_its_last_day(string from, string until, bool held)
    {
        var me = await PersonWhoHeld("keiyaku", "auditor", from, until);
        Assert.Equal(held, me.Holds(Roles.Auditor));
        Assert.True(me.Holds(Roles.Procurement));
    }

    [Fact]
    public async Task A_post_taken_up_again_counts_once()
    {
        await PersonWhoHeld("ciso", "chief", "current_date - 10", "NULL");
        var me = await PersonWhoHeld("ciso", "chief", "current_date - 5", "NULL");
        Assert.Single(me.Posts, post => post.Role == Roles.Chief);
    }

    [Fact]
    public async Task The_day_is_the_day_in_japan()
    {
        await using var product = await host.Another();
        // 15:30 in London's time is after midnight in Tokyo.
        var now = product.Clock.GetUtcNow();
        product.Clock.Advance(now.Date.AddDays(3).AddHours(15.5) - now.UtcDateTime);
        var tomorrowInTokyo = DateOnly.FromDateTime(product.Clock.GetUtcNow().UtcDateTime).AddDays(1);
        await Give("tokatsu", "auditor", tomorrowInTokyo);
        var me = await Load(product, "tokatsu");
        Assert.True(me.Holds(Roles.Auditor));
        product.Clock.Advance(TimeSpan.FromMinutes(-45));
        Assert.False((await Load(product, "tokatsu")).Holds(Roles.Auditor));
    }

    [Fact]
    public async Task A_person_without_a_post_is_still_somebody()
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            "DELETE FROM post_holders WHERE person_id = (SELECT id FROM people WHERE login = 'kansa')");
        var me = await Load(host.Product, "kansa");
        Assert.Empty(me.Posts);
        Assert.Equal("佐々木 文（デモ）", me.Name);
    }

    [Fact]
    public async Task The_page_says_who_is_signed_in_and_in_which_post()
    {
        using var browser = await host.SignedIn("shimin-kacho");
        var header = (await browser.Page("/")).QuerySelector(".site-person")!.TextContent;
        Assert.Contains("井上 誠（デモ）", header, StringComparison.Ordinal);
        Assert.Contains("市民課（デモ） 情報セキュリティ管理者", header, StringComparison.Ordinal);
    }

    private async Task<Person> PersonWhoHeld(string login, string role, string from, string until)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        // The product's day is Japan's, which begins nine hours before UTC's.
        await db.ExecuteAsync("SET TIME ZONE 'Asia/Tokyo'");
        await db.ExecuteAsync(
            $"""
            DELETE FROM post_holders h USING posts p, people who
            WHERE h.post_id = p.id AND h.person_id = who.id AND who.login = '{login}' AND p.role = '{role}'
                AND h.from_date = {from};
            INSERT INTO post_holders (post_id, person_id, from_date, until_date)
            SELECT p.id, who.id, {from}, {until}
            FROM posts p, people who
            WHERE p.role = '{role}' AND who.login = '{login}'
            """);
        var me = await Load(host.Product, login);
        if (role == "auditor")
            await db.ExecuteAsync("DELETE FROM post_holders WHERE from_date <> DATE '2026-04-01'");
        return me;
    }

    private async Task Give(string login, string role, DateOnly from)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO post_holders (post_id, person_id, from_date)
            SELECT p.id, who.id, @from
            FROM posts p, people who
            WHERE p.role = @role AND who.login = @login
            """,
            new { login, role, from });
    }

    private static async Task<Person> Load(RunningProduct product, string login)
    {
        var signIn = product.Services.GetRequiredService<SignInByPassword>();
        var done = Assert.IsType<Outcome<PasswordAccepted>.Done>(
            await signIn.Run(login, DemoPeople.Password, new("192.0.2.1")));
        var session = Assert.IsType<PasswordAccepted.SignedIn>(done.Value).Session;
        var found = await product.Services.GetRequiredService<FindSignedIn>()
            .Load(session.Token, active: true, CancellationToken.None);
        return found!.Person;
    }
}
