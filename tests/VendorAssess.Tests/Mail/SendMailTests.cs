using System.Diagnostics;
using Dapper;
using VendorAssess.Mail;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Features.Answers.Links;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Mail;

/// <summary>The outbox: every mail leaves once, whoever sends, whatever fails in between.</summary>
public sealed class SendMailTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private LinkTown town = null!;

    public async ValueTask InitializeAsync() => town = await LinkTown.Build(database);

    public ValueTask DisposeAsync()
    {
        town.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_invitation_is_written_as_a_file_that_only_this_program_may_read()
    {
        await town.Invite();
        var mail = Assert.Single(await town.SentMails());
        Assert.Equal("00000001.eml", Path.GetFileName(mail.File));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(mail.File));
        Assert.Equal("【市民課】「予約クラウド」についての回答のお願い", mail["Subject"]);
        Assert.Equal("営業部 試験 花子 <hanako@vendor.example>", mail["To"]);
        Assert.Equal("no-reply@va.city.example", mail["From"]);
        Assert.Contains("https://va.city.example/answer/", mail.Body, StringComparison.Ordinal);
        Assert.Contains("回答の期限: 令和8年12月5日", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(OutboxSql.LinkPlace, mail.Body, StringComparison.Ordinal);
        Assert.NotNull(await town.Enter(mail.Secret));
        Assert.Equal([mail.File], Directory.EnumerateFileSystemEntries(town.Mails.FullName));
    }

    [Fact]
    public async Task Another_program_reads_it_as_it_was_written()
    {
        await town.Invite(town.Invitation with { Message = "髙﨑𠮷 ㈱ ～ − 「長い行」" + new string('長', 500) });
        var mail = Assert.Single(await town.SentMails());
        const string script =
            """
            import sys, email, email.policy
            from email.header import decode_header, make_header
            new = email.message_from_file(open(sys.argv[1], encoding='ascii'), policy=email.policy.default)
            # The newer reader keeps the space between two encoded words of a name, which RFC 2047 takes out.
            old = email.message_from_file(open(sys.argv[1], encoding='ascii'))
            read = [new['subject'], str(make_header(decode_header(old['to']))), new['message-id'],
                    new.get_content_type(), new.get_content()]
            sys.stdout.buffer.write('\n'.join(read).encode())
            """;
        var read = (await Run("python3", "-c", script, mail.File)).ReplaceLineEndings("\n").Split('\n', 5);
        Assert.Equal(mail["Subject"], read[0]);
        Assert.Equal(mail["To"], read[1]);
        Assert.Equal(mail["Message-ID"], read[2]);
        Assert.Equal("text/plain", read[3]);
        Assert.Equal(mail.Body.TrimEnd(), read[4].TrimEnd());
        Assert.Contains("髙﨑𠮷 ㈱ ～ −", read[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_or_text_breaks_a_head()
    {
        const string hostile = "花子\r\nBcc: all@evil.example\r\n\r\n<h1>";
        await town.Invite(town.Invitation with
        {
            To = town.Invitation.To with { Company = hostile, Name = hostile }, Message = hostile,
        });
        await town.Do("UPDATE services SET name = @hostile; UPDATE departments SET name = @hostile WHERE id = 2", new { hostile });
        await town.Invite(town.Invitation with { Groups = ["KM"] });
        var mails = await town.SentMails();
        Assert.Equal(2, mails.Count);
        foreach (var mail in mails)
        {
            Assert.False(mail.Has("Bcc"));
            Assert.Equal("base64", mail["Content-Transfer-Encoding"]);
            Assert.DoesNotContain('\n', mail["Subject"]);
        }
    }

    [Fact]
    public async Task Three_senders_at_once_send_each_mail_once()
    {
        await using var smtp = new SmtpListener();
        for (var i = 0; i < 40; i++)
            await town.Invite();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            while (await town.Sender(Over(smtp)).SendNext())
            {
            }
        }));
        var ids = smtp.Taken.Select(t => ReadMail.Parse(t)["Message-ID"]).ToList();
        Assert.Equal(40, ids.Count);
        Assert.Equal(40, ids.Distinct().Count());
        Assert.Equal(40, await town.Ask<int>("SELECT count(*)::int FROM mail_outbox WHERE sent_at IS NOT NULL AND attempts = 1"));
        Assert.Equal(40, await town.Ask<int>("SELECT count(*)::int FROM audit_log WHERE action = 'mail.sent'"));
    }

    [Fact]
    public async Task A_process_that_dies_before_it_sends_delays_the_mail_and_does_not_lose_it()
    {
        await town.Invite();
        await Claim();
        Assert.Empty(await town.SentMails());
        town.Clock.Advance(SendMail.Claim + TimeSpan.FromSeconds(1));
        Assert.Single(await town.SentMails());
    }

    [Fact]
    public async Task A_file_written_by_a_process_that_died_before_it_said_so_is_not_written_again()
    {
        await town.Invite();
        var written = Assert.Single(await town.SentMails());
        await town.Do("UPDATE mail_outbox SET sent_at = NULL, claimed_until = @until", new { until = town.Clock.GetUtcNow().UtcDateTime });
        Assert.Equal(written.Secret, Assert.Single(await town.SentMails()).Secret);
        town.Clock.Advance(SendMail.Claim);
        Assert.Equal(written.Secret, Assert.Single(await town.SentMails()).Secret);
        Assert.Equal(1, await town.Ask<int>("SELECT count(*)::int FROM mail_outbox WHERE sent_at IS NOT NULL"));
        Assert.Equal(1, await town.Ask<int>("SELECT count(*)::int FROM answer_link_tokens"));
    }

    [Fact]
    public async Task Over_smtp_a_second_try_after_a_death_is_the_same_mail_by_its_id()
    {
        await using var smtp = new SmtpListener();
        await town.Invite();
        await town.Sender(Over(smtp)).SendNext();
        await town.Do("UPDATE mail_outbox SET sent_at = NULL");
        await town.Sender(Over(smtp)).SendNext();
        var mails = smtp.Taken.Select(t => ReadMail.Parse(t)).ToList();
        Assert.Equal(2, mails.Count);
        Assert.Equal(mails[0]["Message-ID"], mails[1]["Message-ID"]);
        Assert.All(mails, mail => Assert.Matches("^<mail-1\\.[0-9]+@va\\.city\\.example>$", mail["Message-ID"]));
    }

    [Fact]
    public async Task Who_lost_its_claim_marks_nothing()
    {
        await town.Invite();
        var late = await Claim();
        town.Clock.Advance(SendMail.Claim + TimeSpan.FromSeconds(1));
        await Claim();
        await using var db = await database.Postgres.OpenForTask(ProductTask.Mails);
        Assert.False(await db.MarkSent(1, late, town.Clock.GetUtcNow().UtcDateTime));
        Assert.False(await db.GiveUp(1, late, town.Clock.GetUtcNow().UtcDateTime, "x"));
        Assert.Equal(0, await town.Ask<int>("SELECT count(*)::int FROM mail_outbox WHERE num_nonnulls(sent_at, given_up_at) > 0"));
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again_with_growing_pauses_until_it_is_given_up()
    {
        await town.Invite();
        var away = town.Files with { Host = "127.0.0.1", Port = 1 };
        var tries = 0;
        for (var minute = 0; minute < 4 * 24 * 60; minute++)
        {
            while (await town.Sender(away).SendNext())
                tries++;
            town.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(9, tries);
        var state = await town.Ask<string>(
            "SELECT concat_ws(' ', given_up_at IS NOT NULL, attempts, last_error <> '') FROM mail_outbox");
        Assert.Equal("t 9 t", state);
        Assert.Equal(1, await town.Ask<int>("SELECT count(*)::int FROM audit_log WHERE action = 'mail.given-up'"));
        Assert.DoesNotContain("answer/", await town.Ask<string>("SELECT last_error FROM mail_outbox"), StringComparison.Ordinal);
    }

    [Theory, InlineData("550 no such user", true), InlineData("450 busy", false)]
    public async Task A_recipient_refused_for_good_is_given_up_and_a_busy_one_is_not(string answer, bool final)
    {
        await using var smtp = new SmtpListener { AnswerTo = _ => answer };
        await town.Invite();
        Assert.True(await town.Sender(Over(smtp)).SendNext());
        Assert.Equal(final, await town.Ask<bool>("SELECT given_up_at IS NOT NULL FROM mail_outbox"));
        Assert.Empty(smtp.Taken);
        smtp.AnswerTo = _ => "250 OK";
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await town.Sender(Over(smtp)).SendNext();
        Assert.Equal(final ? 0 : 1, smtp.Taken.Count);
    }

    [Fact]
    public async Task A_mail_whose_link_has_ended_is_dropped_and_its_cause_mails_no_more()
    {
        var place = await town.Invite();
        await town.RevokeLink.Run(town.Town.Applicant, null, place, null);
        var mail = Assert.Single(await town.SentMails());
        Assert.Contains("取り消しました", mail.Body, StringComparison.Ordinal);
        Assert.Equal("Dropped", (await town.Seen(place))!.City.Mails[^1].State.ToString());
        Assert.Equal(0, await town.Ask<int>("SELECT count(*)::int FROM answer_link_tokens"));
    }

    [Fact]
    public async Task The_same_cause_mails_once()
    {
        var mail = new NewMail("one", "試験", null, false, "a@b.example", "", "件名", "本文");
        await using var db = await database.Postgres.OpenForTask(ProductTask.Mails);
        Assert.Equal(1, await db.AddMails([mail], town.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal(0, await db.AddMails([mail with { Body = "別" }], town.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal("本文", Assert.Single(await town.SentMails()).Body);
    }

    [Fact]
    public async Task What_is_rolled_back_mails_nothing()
    {
        await using (var db = await database.Postgres.OpenForTask(ProductTask.Mails))
        await using (await db.BeginTransactionAsync())
            await db.AddMails(
                [new("one", "試験", null, false, "a@b.example", "", "件名", "本文")], town.Clock.GetUtcNow().UtcDateTime);
        Assert.Empty(await town.SentMails());
    }

    private async Task<DateTime> Claim()
    {
        var now = town.Clock.GetUtcNow().UtcDateTime;
        await using var db = await database.Postgres.OpenForTask(ProductTask.Mails);
        Assert.NotNull(await db.ClaimMail(now, now + SendMail.Claim));
        return now + SendMail.Claim;
    }

    private MailSettings Over(SmtpListener smtp) => town.Files with { Host = "127.0.0.1", Port = smtp.Port };

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
