using VendorAssess.Access.Links;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Links;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers.Links;

/// <summary>What a vendor does by a link: answer, hand single groups on, submit, and write again after a reopening.</summary>
public sealed class LinkAnswersTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private LinkTown town = null!;

    public async ValueTask InitializeAsync() => town = await LinkTown.Build(database);

    public ValueTask DisposeAsync()
    {
        town.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_answer_comes_to_the_sheet_of_the_service_with_the_name_that_was_given()
    {
        var visitor = await town.EnterNew();
        Assert.Equal(Outcome.Done(1), await town.Save(visitor, LinkTown.Answer("KM02", 0, "a", "髙﨑𠮷")));
        Assert.Equal(
            $"KM02 1 Link  株式会社試験 試験 花子 {visitor.LinkId} 髙﨑𠮷",
            await town.Ask<string>(
                "SELECT concat_ws(' ', question, revision, source, coalesce(person_id::text, ''), by_name, link_id, note) FROM answers"));
        var city = await new LoadAnswers(database.Postgres, town.Town.Editions, town.Clock)
            .Load(town.Town.Applicant, town.CaseId, 1, default);
        var row = city!.Groups.Single(g => g.Id == "KM").Lines.Single(l => l.Question.Id == "KM02").Row!;
        Assert.Equal(("株式会社試験 試験 花子", "回答用リンク"), (row.By, row.Source.Label()));
    }

    [Fact]
    public async Task Only_what_was_asked_is_shown_and_can_be_answered()
    {
        var visitor = await town.EnterNew(town.Invitation with { Groups = ["KM"] });
        Assert.Equal(["KM"], (await town.Sheet(visitor)).Groups.Select(g => g.Id));
        foreach (var strange in new[] { "EX01", "PI03", "CT05", "KM99" })
            Assert.IsType<Outcome<int>.Refused>(
                await town.Save(visitor, LinkTown.Answer("KM02", 0, "a"), LinkTown.Answer(strange, 0, "a")));
        Assert.Equal(0, await town.Ask<int>("SELECT count(*)::int FROM answers"));
    }

    [Fact]
    public async Task Who_was_overtaken_by_the_city_overwrites_nothing()
    {
        var visitor = await town.EnterNew();
        await CitySaves(LinkTown.Answer("KM02", 0, "b"));
        var refused = await town.Save(visitor, LinkTown.Answer("KM02", 0, "a"));
        Assert.Contains("KM02", Assert.IsType<Outcome<int>.Refused>(refused).Reason, StringComparison.Ordinal);
        Assert.Equal(Outcome.Done(1), await town.Save(visitor, LinkTown.Answer("KM02", 1, "a")));
    }

    [Fact]
    public async Task Of_what_the_city_typed_the_vendor_sees_the_value_and_nothing_else()
    {
        await CitySaves(LinkTown.Answer("KM02", 0, "b", "電話の印象は悪い"));
        var first = await town.EnterNew();
        await town.Save(first, LinkTown.Answer("EX01", 0, "a", "一社目の補足"));
        var second = await town.EnterNew();
        var held = (await town.Sheet(second)).File.Held;
        Assert.Equal(("\"b\"", "", "市の担当者"), (held["KM02"].Value, held["KM02"].Note, held["KM02"].By));
        Assert.Equal(("一社目の補足", "ほかの回答者"), (held["EX01"].Note, held["EX01"].By));
        Assert.Equal("株式会社試験 試験 花子", (await town.Sheet(first)).File.Held["EX01"].By);
    }

    [Fact]
    public async Task A_colleague_answers_the_groups_that_were_handed_over_and_does_nothing_else()
    {
        var visitor = await town.EnterNew();
        var subLink = Assert.IsType<Outcome<int>.Done>(await town.HandOver(visitor, "", "EX")).Value;
        var colleague = await town.Enter(await town.SubSecret(visitor, subLink), "同僚 次郎");

        Assert.Equal(["EX"], (await town.Sheet(colleague)).Groups.Select(g => g.Id));
        Assert.Equal(Outcome.Done(1), await town.Save(colleague, LinkTown.Answer("EX01", 0, "a")));
        Assert.IsType<Outcome<int>.Refused>(await town.Save(colleague, LinkTown.Answer("KM02", 0, "a")));
        Assert.IsType<Outcome<int>.Refused>(await town.Submit(colleague));
        Assert.IsType<Outcome<int>.Refused>(await town.HandOver(colleague, "", "EX"));
        Assert.Equal("株式会社試験 同僚 次郎", (await town.Sheet(visitor)).File.Held["EX01"].By);
        Assert.Equal(LinkState.Answering, (await town.Sheet(visitor)).Link.StateOn(town.Today));
    }

    [Fact]
    public async Task Not_even_the_database_lets_a_colleague_out_of_the_bounds()
    {
        var visitor = await town.EnterNew();
        Assert.IsType<Outcome<int>.Refused>(await town.HandOver(visitor, "", "PI"));
        var subLink = Assert.IsType<Outcome<int>.Done>(await town.HandOver(visitor, "", "EX")).Value;
        var secret = await town.SubSecret(visitor, subLink);
        town.Clock.Advance(days: 11);
        Assert.Equal(Outcome.Refused<LinkToken>(OpenLink.Unusable), await town.OpenLink.Run(secret, null, "n"));
    }

    [Fact]
    public async Task What_ends_the_link_ends_its_sub_links_and_the_vendor_ends_single_ones()
    {
        var place = await town.Invite();
        var visitor = await town.Enter(await town.Secret(place));
        var (_, one) = await Colleague(visitor, "KM");
        var (two, other) = await Colleague(visitor, "EX");
        var revoked = await new RevokeSubLink(database.Postgres, town.Clock).Run(visitor, null, two);
        Assert.IsType<Outcome<bool>.Done>(revoked);
        Assert.Null(await town.FindVisitor.Load(other, default));
        Assert.NotNull(await town.FindVisitor.Load(one, default));
        Assert.IsType<Outcome<bool>.Done>(await town.RevokeLink.Run(town.Town.Applicant, null, place, null));
        Assert.Null(await town.FindVisitor.Load(one, default));
    }

    [Fact]
    public async Task Nobody_touches_the_sub_links_of_somebody_else()
    {
        var visitor = await town.EnterNew();
        var (subLink, _) = await Colleague(visitor, "EX");
        var stranger = await town.EnterNew();
        Assert.Equal(
            Outcome.Refused<bool>(LinkRefusals.NoSuchSubLink),
            await new RevokeSubLink(database.Postgres, town.Clock).Run(stranger, null, subLink));
        Assert.Equal(
            Outcome.Refused<Uri>(LinkRefusals.NoSuchSubLink),
            await new ShowSubLink(database.Postgres, town.LinkBase, town.Clock).Run(stranger, null, subLink));
    }

    [Fact]
    public async Task What_was_submitted_is_frozen_with_its_digest_and_nobody_writes_any_more()
    {
        var visitor = await town.EnterNew();
        var (subLink, _) = await Colleague(visitor, "EX");
        var colleague = await town.Enter(await town.SubSecret(visitor, subLink), "同僚 次郎");
        await town.Save(visitor, LinkTown.Answer("KM02", 0, "a"));
        Assert.Equal(Outcome.Done(1), await town.Submit(visitor));

        foreach (var writer in new[] { visitor, colleague })
            Assert.Contains("提出済み", Reason(await town.Save(writer, LinkTown.Answer("EX01", 0, "a"))), StringComparison.Ordinal);
        Assert.IsType<Outcome<int>.Refused>(await town.HandOver(visitor, "", "KM"));
        var (content, digest) = (
            await town.Ask<string>("SELECT content FROM answer_submissions"),
            await town.Ask<string>("SELECT digest FROM answer_submissions"));
        Assert.Equal(SubmittedSheet.Digest(content), digest);
        Assert.Contains("\"KM02\"", content, StringComparison.Ordinal);
        Assert.Equal(digest, await town.Ask<string>(
            "SELECT after_digest FROM audit_log WHERE action = 'link.submitted'"));
        Assert.Equal(digest, (await town.Sheet(colleague)).File.Submission!.Digest);
    }

    [Fact]
    public async Task Of_many_submissions_at_once_one_has_effect()
    {
        var visitor = await town.EnterNew();
        var digest = (await town.Sheet(visitor)).ToSubmit(new("", "", "")).AnswersDigest();
        var form = new SubmissionForm("試験 花子", "部長", Declared: true, KnowsUnanswered: true, digest);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => town.Submit(visitor, form)));
        Assert.Single(outcomes.OfType<Outcome<int>.Done>());
        Assert.Equal(1, await town.Ask<int>("SELECT count(*)::int FROM answer_submissions"));
        Assert.Equal(1, await town.Ask<int>("SELECT count(*)::int FROM mail_outbox WHERE kind = '受領'"));
    }

    [Fact]
    public async Task An_answer_and_a_submission_at_once_leave_nothing_behind_the_submission()
    {
        for (var i = 0; i < 5; i++)
        {
            var visitor = await town.EnterNew();
            var before = (await town.Sheet(visitor)).File.Held.GetValueOrDefault("KM02")?.Revision ?? 0;
            await Task.WhenAll(
                town.Save(visitor, LinkTown.Answer("KM02", before, i % 2 == 0 ? "a" : "b")), town.Submit(visitor));
            Assert.Equal(0, await town.Ask<int>(
                """
                SELECT count(*)::int
                FROM answers a
                JOIN answer_submissions s ON s.link_id = a.link_id
                WHERE s.reopened_at IS NULL AND NOT s.content LIKE '%"revision": ' || a.revision || ',%'
                """));
        }
    }

    [Fact]
    public async Task A_vendor_confirms_what_is_unanswered_and_sees_what_changed_meanwhile()
    {
        var visitor = await town.EnterNew();
        var sheet = (await town.Sheet(visitor)).ToSubmit(new("", "", ""));
        Assert.NotEmpty(sheet.Unanswered);
        var form = new SubmissionForm("試験 花子", "部長", Declared: true, KnowsUnanswered: false, sheet.AnswersDigest());
        Assert.Contains($"{sheet.Unanswered.Length} 問", Reason(await town.Submit(visitor, form)), StringComparison.Ordinal);
        await town.Save(visitor, LinkTown.Answer("KM02", 0, "a"));
        var late = await town.Submit(visitor, form with { KnowsUnanswered = true });
        Assert.Contains("変わりました", Reason(late), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_reopening_the_vendor_writes_and_submits_again_and_the_first_stays()
    {
        var place = await town.Invite();
        var visitor = await town.Enter(await town.Secret(place));
        await town.Save(visitor, LinkTown.Answer("KM02", 0, "a"));
        await town.Submit(visitor);
        Assert.IsType<Outcome<bool>.Refused>(await town.ReopenLink.Run(town.Town.Applicant, null, place, " "));
        Assert.IsType<Outcome<bool>.Done>(await town.ReopenLink.Run(town.Town.Applicant, null, place, "KM02 を確かめてください"));
        Assert.IsType<Outcome<bool>.Refused>(await town.ReopenLink.Run(town.Town.Applicant, null, place, "もう一度"));

        Assert.Equal(Outcome.Done(1), await town.Save(visitor, LinkTown.Answer("KM02", 1, "b")));
        Assert.Equal(Outcome.Done(2), await town.Submit(visitor));
        var submissions = (await town.Seen(place))!.City.Submissions;
        Assert.Equal([2, 1], submissions.Select(s => s.Number));
        Assert.Equal("KM02 を確かめてください", submissions[1].ReopenedReason);
        Assert.NotEqual(submissions[0].Digest, submissions[1].Digest);
    }

    [Theory]
    [InlineData("UPDATE answer_submissions SET content = ''")]
    [InlineData("UPDATE answer_submissions SET unanswered = 0")]
    [InlineData("DELETE FROM answer_submissions")]
    public async Task The_database_keeps_what_was_submitted(string statement)
    {
        await town.Submit(await town.EnterNew());
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => town.Do(statement));
    }

    [Fact]
    public async Task A_closed_case_takes_no_answers_by_link()
    {
        var visitor = await town.EnterNew();
        await town.Town.SetStage(town.CaseId, "Closed");
        Assert.IsType<Outcome<int>.Refused>(await town.Save(visitor, LinkTown.Answer("KM02", 0, "a")));
        Assert.IsType<Outcome<int>.Refused>(await town.Submit(visitor));
    }

    [Fact]
    public async Task A_link_that_expired_or_was_revoked_while_the_page_was_open_saves_nothing()
    {
        var place = await town.Invite();
        var visitor = await town.Enter(await town.Secret(place));
        town.Clock.Advance(days: 45);
        Assert.IsType<Outcome<int>.Refused>(await town.Save(visitor, LinkTown.Answer("KM02", 0, "a")));
        Assert.IsType<Outcome<bool>.Done>(
            await town.ExtendLink.Run(town.Town.Applicant, null, place, new(town.Today.AddDays(7), town.Today.AddDays(9))));
        Assert.Equal(Outcome.Done(1), await town.Save(visitor, LinkTown.Answer("KM02", 0, "a")));
        await town.RevokeLink.Run(town.Town.Applicant, null, place, null);
        Assert.IsType<Outcome<int>.Refused>(await town.Save(visitor, LinkTown.Answer("KM02", 1, "b")));
    }

    private async Task<(int SubLink, LinkToken Session)> Colleague(LinkVisitor visitor, string group)
    {
        var subLink = Assert.IsType<Outcome<int>.Done>(await town.HandOver(visitor, "", group)).Value;
        var (_, session) = await town.EnterWith(await town.SubSecret(visitor, subLink), "同僚 次郎");
        return (subLink, session);
    }

    private Task<Outcome<int>> CitySaves(WantedAnswer answer) =>
        new SaveAnswers(database.Postgres, town.Town.Editions, town.Clock).Run(
            town.Town.Applicant, null, new(town.CaseId, 1, [answer], []));

    private static string Reason<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Reason;
}
