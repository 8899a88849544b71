using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

/// <summary>
/// An attacker against the sign-in. VENDORASSESS_GUESSES and VENDORASSESS_TRIES make the runs as long as one likes:
/// 10000 and 2000 are the figures that the product is held to.
/// </summary>
[Trait("Runs", "once")]
public sealed class GuessingTests(ProductHost host, ITestOutputHelper output) : IClassFixture<ProductHost>
{
    private const double Chance = 0.01;
    private const int Rounds = 3;

    private static readonly int Guesses = Number("VENDORASSESS_GUESSES", 300);
    private static readonly int Tries = Number("VENDORASSESS_TRIES", 80);

    private SignInByPassword SignIn => host.Product.Services.GetRequiredService<SignInByPassword>();

    [Fact]
    public async Task However_many_guess_wrong_the_right_person_gets_in_from_elsewhere_and_from_a_known_browser()
    {
        await using var product = await host.Another("--Site:Proxies=127.0.0.1;::1");
        var who = await Employee.In(host, "under-attack");
        using var known = await who.SignedIn(product);
        (await known.Submit("/", "サインアウト")).Dispose();
        var (checkedOnes, watch) = (0, Stopwatch.StartNew());
        using var attacker = product.NewBrowser();
        var form = await attacker.Page("/sign-in");
        await Parallel.ForAsync(0, Guesses, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (guess, leaving) =>
        {
            using var answer = await attacker.Submit(
                form, "サインイン", ("Form.Login", who.Login), ("Form.Password", $"wrong guess {guess}"));
            var text = await answer.Content.ReadAsStringAsync(leaving);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
            if (text.Contains(SignInByPassword.Wrong, StringComparison.Ordinal))
                Interlocked.Increment(ref checkedOnes);
            else
                Assert.Contains(GuessGate.TooMany, text, StringComparison.Ordinal);
        });
        output.WriteLine($"{Guesses} guesses in {watch.Elapsed.TotalSeconds:0} s: {checkedOnes} checked, the rest turned away");

        // The known browser first: from the attacker's own address.
        using var back = await known.SignIn(who.Login, Employee.Password);
        Assert.True(back.IsSignedIn());
        using var elsewhere = product.NewBrowser();
        using var fromAfar = await FromAddress(elsewhere, "198.51.100.20", who);
        Assert.True(fromAfar.IsSignedIn());
        Assert.InRange(checkedOnes, 5, 5 + (int)(watch.Elapsed.TotalSeconds / 5) + 5);
    }

    [Fact]
    public async Task Time_does_not_tell_which_names_exist()
    {
        var who = await Employee.In(host, "timed");
        // A leak shows every time; chance shows once in a hundred rounds.
        for (var round = 1; round <= Rounds; round++)
        {
            var (known, unknown) = await Times(who.Login, round);
            var p = KolmogorovSmirnov.Same(known, unknown);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Tries} tries: p = {p:0.000}, medians {Median(known):0.0} ms known, {Median(unknown):0.0} ms unknown"));
            if (p > Chance)
                return;
        }
        Assert.Fail("The times of known and unknown names are told apart.");
    }

    [Fact]
    public void The_test_of_times_sees_a_millisecond_in_a_hundred()
    {
        var random = new Random(20261121);
        double[] Sample(double more) => [.. Enumerable.Range(0, 1000).Select(_ => 100 + more + 3 * random.NextDouble())];
        Assert.True(KolmogorovSmirnov.Same(Sample(0), Sample(0)) > Chance);
        Assert.True(KolmogorovSmirnov.Same(Sample(0), Sample(1)) < Chance);
    }

    private async Task<(double[] Known, double[] Unknown)> Times(string login, int round)
    {
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < Tries; i++)
        {
            // In turn, so that a machine that slows down slows both; each from a network of its own, never slowed.
            var isKnown = i % 2 == 0;
            if (i % 100 == 0)
                await ForgetGuesses();
            var watch = Stopwatch.StartNew();
            var answer = await SignIn.Run(isKnown ? login : "timer", "wrong", new($"round {round} try {i}"));
            (isKnown ? known : unknown).Add(watch.Elapsed.TotalMilliseconds);
            Assert.Equal(Outcome.Refused<PasswordAccepted>(SignInByPassword.Wrong), answer);
        }
        return ([.. known], [.. unknown]);
    }

    // Nor do all networks together slow a name down.
    private async Task ForgetGuesses()
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("DELETE FROM sign_in_failures");
    }

    private static async Task<HttpResponseMessage> FromAddress(Browser browser, string address, Employee who)
    {
        var page = await browser.Page("/sign-in");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Headers = { { "X-Forwarded-For", address } },
            Content = new FormUrlEncodedContent(
            [
                new("_handler", "sign-in"), new("__RequestVerificationToken", token), new("Form.Login", who.Login),
                new("Form.Password", Employee.Password),
            ]),
        };
        return await browser.Send(request);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
