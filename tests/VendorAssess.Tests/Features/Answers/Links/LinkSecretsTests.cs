using Dapper;
using VendorAssess.Access.Links;
using VendorAssess.Domain;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers.Links;

/// <summary>The secret of a link: long, kept by nobody, and of no use once the link has ended.</summary>
public sealed class LinkSecretsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private LinkTown town = null!;

    public async ValueTask InitializeAsync() => town = await LinkTown.Build(database);

    public ValueTask DisposeAsync()
    {
        town.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void A_secret_has_256_bits_of_chance_in_every_place()
    {
        var secrets = Enumerable.Range(0, 4096).Select(_ => LinkToken.New().Secret).ToList();
        Assert.Equal(secrets.Count, secrets.Distinct(StringComparer.Ordinal).Count());
        Assert.All(secrets, s => Assert.Matches("^[A-Za-z0-9_-]{43}$", s));
        var bytes = secrets.Select(s => System.Buffers.Text.Base64Url.DecodeFromChars(s)).ToList();
        Assert.All(bytes, b => Assert.Equal(32, b.Length));
        // Each of the 256 bits is set in half of 4,096 secrets, give or take six standard deviations.
        for (var bit = 0; bit < 256; bit++)
            Assert.InRange(bytes.Count(b => (b[bit / 8] >> (bit % 8) & 1) == 1), 2048 - 192, 2048 + 192);
    }

    [Fact]
    public void A_secret_writes_itself_into_no_text()
    {
        var token = LinkToken.New();
        Assert.DoesNotContain(token.Secret, $"{token} {new { token }}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_holds_only_hashes()
    {
        var place = await town.Invite();
        var (_, session) = await town.EnterWith(await town.Secret(place));
        var mail = Assert.Single(await town.SentMails());
        var secret = await town.Secret(place);
        var dump = await town.Dump();
        foreach (var known in new[] { secret, mail.Secret, session.Secret })
        {
            Assert.DoesNotContain(known, dump, StringComparison.Ordinal);
            Assert.DoesNotContain(town.Log.Lines, l => l.Contains(known, StringComparison.Ordinal));
        }
        Assert.Contains(Convert.ToHexStringLower(LinkTown.HashOf(mail.Secret)), dump, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(LinkTown.HashOf(session.Secret)), dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_nearly_the_secret_opens_nothing()
    {
        var secret = await town.Secret(await town.Invite());
        string[] near =
        [
            secret[..^1], secret + "A", secret.ToUpperInvariant(), (secret[0] == 'A' ? 'B' : 'A') + secret[1..],
            Convert.ToHexString(LinkTown.HashOf(secret)), "", "' OR true --",
        ];
        foreach (var wrong in near.Where(w => w != secret))
            Assert.Equal(Outcome.Refused<LinkToken>(OpenLink.Unusable), await Open(wrong));
        Assert.IsType<Outcome<LinkToken>.Done>(await Open(secret));
    }

    [Fact]
    public async Task It_opens_again_and_again_until_the_last_day_is_over()
    {
        var secret = await town.Secret(await town.Invite());
        for (var i = 0; i < 3; i++)
            Assert.IsType<Outcome<LinkToken>.Done>(await Open(secret));
        town.Clock.Advance(days: 44);
        Assert.IsType<Outcome<LinkToken>.Done>(await Open(secret));
        town.Clock.Advance(days: 1);
        Assert.Equal(Outcome.Refused<LinkToken>(OpenLink.Unusable), await Open(secret));
    }

    [Fact]
    public async Task A_revoked_link_is_refused_in_the_same_words_and_its_open_page_ends_at_the_next_request()
    {
        var place = await town.Invite();
        var secret = await town.Secret(place);
        var (_, session) = await town.EnterWith(secret);
        Assert.NotNull(await town.FindVisitor.Load(session, default));
        Assert.IsType<Outcome<bool>.Done>(await town.RevokeLink.Run(town.Town.Manager, null, place, null));
        Assert.Null(await town.FindVisitor.Load(session, default));
        Assert.Equal(await Open(LinkToken.New().Secret), await Open(secret));
    }

    [Fact]
    public async Task A_session_ends_after_a_day_of_rest_or_a_week_and_the_mail_opens_the_link_again()
    {
        var secret = await town.Secret(await town.Invite());
        var (_, session) = await town.EnterWith(secret);
        town.Clock.Advance(FindVisitor.Idle);
        Assert.Null(await town.FindVisitor.Load(session, default));

        (_, session) = await town.EnterWith(secret);
        for (var hours = 0; hours < 7 * 24; hours += 6)
        {
            Assert.NotNull(await town.FindVisitor.Load(session, default));
            town.Clock.Advance(TimeSpan.FromHours(6));
        }
        Assert.Null(await town.FindVisitor.Load(session, default));
        Assert.IsType<Outcome<LinkToken>.Done>(await Open(secret));
    }

    [Fact]
    public async Task Who_comes_back_with_a_session_of_the_same_link_keeps_it()
    {
        var place = await town.Invite();
        var (_, session) = await town.EnterWith(await town.Secret(place));
        var again = await town.OpenLink.Run(await town.Secret(place), session, LinkTown.Network);
        Assert.Equal(session, Assert.IsType<Outcome<LinkToken>.Done>(again).Value);
        var other = await town.OpenLink.Run(await town.Secret(await town.Invite()), session, LinkTown.Network);
        Assert.NotEqual(session, Assert.IsType<Outcome<LinkToken>.Done>(other).Value);
    }

    [Fact]
    public async Task Fetching_it_again_and_again_fills_no_table_and_takes_no_named_session_away()
    {
        var secret = await town.Secret(await town.Invite());
        var (_, named) = await town.EnterWith(secret);
        for (var i = 0; i < 60; i++)
            await Open(secret);
        Assert.Equal(50, await town.Ask<int>("SELECT count(*)::int FROM link_sessions"));
        Assert.NotNull(await town.FindVisitor.Load(named, default));
    }

    [Fact]
    public async Task Guesses_find_nothing_are_slowed_down_and_raise_one_alarm()
    {
        var secret = await town.Secret(await town.Invite());
        var outcomes = new List<Outcome<LinkToken>>();
        for (var i = 0; i < 1000; i++)
            outcomes.Add(await Open(LinkToken.New().Secret));
        var looked = outcomes.Count(o => o == Outcome.Refused<LinkToken>(OpenLink.Unusable));
        Assert.InRange(looked, LinkThrottle.AlarmAt, LinkThrottle.AlarmAt + 1);
        Assert.All(outcomes.Skip(looked), o => Assert.Equal(Outcome.Refused<LinkToken>(OpenLink.TooMany), o));
        Assert.Single(town.Log.Lines, l => l.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Equal(LinkTown.Network, await town.Ask<string>(
            "SELECT string_agg(from_address, ',') FROM audit_log WHERE action = 'link.guessed'"));

        Assert.Equal(Outcome.Refused<LinkToken>(OpenLink.TooMany), await Open(secret));
        Assert.IsType<Outcome<LinkToken>.Done>(await town.OpenLink.Run(secret, null, "198.51.100.1"));
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<Outcome<LinkToken>.Done>(await Open(secret));
    }

    [Fact]
    public async Task Many_guesses_at_once_slip_through_no_more_than_one_after_the_other()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Open(LinkToken.New().Secret)));
        Assert.InRange(
            outcomes.Count(o => o == Outcome.Refused<LinkToken>(OpenLink.Unusable)),
            LinkThrottle.AlarmAt, LinkThrottle.AlarmAt + 1);
        Assert.Equal(1, await town.Ask<int>("SELECT count(*)::int FROM audit_log WHERE action = 'link.guessed'"));
    }

    private Task<Outcome<LinkToken>> Open(string secret) => town.OpenLink.Run(secret, null, LinkTown.Network);
}
