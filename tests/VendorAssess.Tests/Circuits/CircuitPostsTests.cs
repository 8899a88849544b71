using System.Net;
using Dapper;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Access.Circuits;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Circuits;

/// <summary>A post that ends or changes reaches open circuits within seconds, and the next request at once.</summary>
[Trait("Runs", "once")]
public sealed class CircuitPostsTests(ProductHost host) : IClassFixture<ProductHost>
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("kansa", "UPDATE posts SET until_date = '2026-04-30' WHERE role = 'auditor'")]
    [InlineData("keiyaku", "UPDATE posts SET role = 'applicant' WHERE role = 'procurement'")]
    [InlineData("ciso", "UPDATE post_holders h SET until_date = '2026-04-30' FROM people p WHERE p.id = h.person_id AND p.login = 'ciso'")]
    [InlineData("joho-kacho", "UPDATE post_delegations SET until_date = '2026-04-30'")]
    [InlineData("fukushi-kacho", "UPDATE departments SET until_date = '2026-04-30' WHERE name = '福祉課（デモ）'")]
    public async Task A_change_by_administration_reaches_an_open_circuit(string login, string change)
    {
        await using var circuit = await Circuit.Open(host.Product, login);
        var before = circuit.Posts;
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(change);
        await circuit.Until(posts => !posts.SequenceEqual(before), Promised);
        Assert.NotEqual(before, circuit.Posts);
    }

    [Fact]
    public async Task A_term_that_ends_at_midnight_in_japan_is_over_a_moment_later()
    {
        await using var product = await host.Another();
        // To a minute before the next midnight in Tokyo, which is no midnight in UTC.
        var now = product.Clock.GetUtcNow();
        var midnight = now.DayInJapan().AddDays(1).StartInJapan();
        product.Clock.Advance(midnight - now.UtcDateTime - TimeSpan.FromMinutes(1));
        var today = product.Clock.GetUtcNow().DayInJapan();
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO post_holders (post_id, person_id, from_date, until_date)
            SELECT p.id, w.id, '2026-05-01', @today
            FROM posts p, people w
            WHERE p.role = 'administrator' AND w.login = 'shimin-bucho'
            """,
            new { today });
        using var browser = product.NewBrowser();
        (await browser.SignIn("shimin-bucho", DemoPeople.Password)).Dispose();
        await using var circuit = await Circuit.Open(product, "shimin-bucho");
        using (var still = await browser.Get("/admin/people"))
            Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.Contains(circuit.Posts, p => p.Role == Roles.Administrator);

        product.Clock.Advance(TimeSpan.FromMinutes(1));

        using var next = await browser.Get("/admin/people");
        Assert.Equal(HttpStatusCode.NotFound, next.StatusCode);
        await circuit.Until(posts => posts.All(p => p.Role != Roles.Administrator), Promised);
        Assert.DoesNotContain(circuit.Posts, p => p.Role == Roles.Administrator);
    }

    [Fact]
    public async Task A_circuit_that_closes_while_its_person_is_looked_up_is_no_error()
    {
        var circuit = await Circuit.Open(host.Product, "tokatsu");
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await using var blocking = await db.BeginTransactionAsync();
        await db.ExecuteAsync("LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE");
        await Until(waiting => waiting > 0);
        await circuit.DisposeAsync();
        await Until(waiting => waiting == 0);
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        Assert.DoesNotContain(
            host.Product.Log.Lines, l => l.Contains("revalidating authentication state", StringComparison.Ordinal));

        async Task Until(Func<int, bool> seen)
        {
            for (var tries = 0; tries < 100 && !seen(await Waiting()); tries++)
                await Task.Delay(100);
            Assert.True(seen(await Waiting()));
        }

        Task<int> Waiting() => db.ExecuteScalarAsync<int>(
            "SELECT count(*)::int FROM pg_locks WHERE NOT granted AND relation = 'sessions'::regclass");
    }

    /// <summary>The services of a circuit as the framework makes them, asking anew every few seconds.</summary>
    private sealed class Circuit(AsyncServiceScope scope, CurrentPerson current) : IAsyncDisposable
    {
        public IReadOnlyList<Post> Posts => current.SignedIn!.Person.Posts;

        public static async Task<Circuit> Open(RunningProduct product, string login)
        {
            var signIn = product.Services.GetRequiredService<SignInByPassword>();
            var done = Assert.IsType<Outcome<PasswordAccepted>.Done>(
                await signIn.Run(login, DemoPeople.Password, new("192.0.2.1")));
            var token = Assert.IsType<PasswordAccepted.SignedIn>(done.Value).Session.Token;
            var scope = product.Services.CreateAsyncScope();
            var person = scope.ServiceProvider.GetRequiredService<CircuitPerson>();
            person.SetAuthenticationState(Task.FromResult(new AuthenticationState(PersonCookie.Ticket(token))));
            Assert.True(await person.Refresh(CancellationToken.None));
            return new Circuit(scope, scope.ServiceProvider.GetRequiredService<CurrentPerson>());
        }

        public async Task Until(Func<IReadOnlyList<Post>, bool> seen, TimeSpan longest)
        {
            var waited = System.Diagnostics.Stopwatch.StartNew();
            while (!seen(Posts) && waited.Elapsed < longest)
                await Task.Delay(100);
        }

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}
