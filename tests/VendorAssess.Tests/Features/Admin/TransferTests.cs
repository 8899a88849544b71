using System.Text;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.People.Transfers;
using VendorAssess.Excel.TransferForm;
using VendorAssess.Features.Admin.Transfers;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;
using static VendorAssess.Tests.Features.Admin.TransferDesk;

namespace VendorAssess.Tests.Features.Admin;

/// <summary>人事異動 from a file: looked at, applied as a whole on its day, taken back.</summary>
public sealed class TransferTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private AdminTown town = null!;
    private TransferDesk desk = null!;

    public async ValueTask InitializeAsync()
    {
        town = await AdminTown.Build(database);
        desk = new(database, town);
    }

    public ValueTask DisposeAsync()
    {
        desk.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Posts_change_hands_on_the_day_and_newcomers_get_accounts()
    {
        var id = Done(await desk.Read(
            "市民課,情報セキュリティ管理者,kacho,,shinjin,新人 一郎\n市民課,担当者,,着任,kacho,\n福祉課,担当者,fukushi,離任,,\n契約課,契約担当,keiyaku,,,\n"));
        var seen = (await desk.Load(id))!;
        Assert.Equal((3, 1, 1), (seen.Plan!.Lines.Length, seen.Plan.Untouched, seen.Plan.NewPeople.Count()));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM people WHERE login = 'shinjin'"));

        Assert.Equal(3, Done(await desk.Apply(id, seen.Plan.Digest)));

        var newcomer = await town.One<int>("SELECT id FROM people WHERE login = 'shinjin'");
        Assert.Empty(await town.Held(newcomer, Day.AddDays(-1)));
        Assert.Equal(["Holder 市民課 情報セキュリティ管理者"], await town.Held(newcomer, Day));
        Assert.Equal(["Holder 市民課 情報セキュリティ管理者"], await town.Held(town.Town.Manager.Id, Day.AddDays(-1)));
        Assert.Equal(["Holder 市民課 担当者"], await town.Held(town.Town.Manager.Id, Day));
        Assert.Empty(await town.Held(town.Town.OtherApplicant.Id, Day));
        Assert.Equal("{}", await town.One<string>("SELECT rows::text FROM transfers"));
        Assert.Equal(4, await town.One<int>("SELECT count(*)::int FROM transfer_changes"));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM audit_log a WHERE a::text LIKE '%新人%' OR a::text LIKE '%shinjin%'"));
    }

    [Fact]
    public async Task A_second_press_and_fifty_more_change_nothing()
    {
        var id = Done(await desk.Read("福祉課,担当者,fukushi,離任,,\n"));
        var digest = (await desk.Load(id))!.Plan!.Digest;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => desk.Apply(id, digest)));
        Assert.All(outcomes, o => Assert.IsType<Outcome<int>.Done>(o));
        Assert.Single(outcomes, o => Done(o) == 1);
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE action = 'transfer.applied'"));
    }

    [Fact]
    public async Task What_was_not_looked_at_is_not_applied()
    {
        var id = Done(await desk.Read("福祉課,担当者,fukushi,離任,,\n"));
        var digest = (await desk.Load(id))!.Plan!.Digest;
        Done(await town.Leave(AdminTown.PostOf(town.Town.OtherApplicant), town.Town.OtherApplicant.Id, new(2026, 4, 1), Day.AddDays(5)));
        Refused("職に就く人が変わりました", await desk.Apply(id, digest));
        Done(await desk.Apply(id, (await desk.Load(id))!.Plan!.Digest));
    }

    [Fact]
    public async Task A_file_with_a_problem_names_its_cell_and_changes_nothing()
    {
        var id = Done(await desk.Read("市民課,情報セキュリティ管理者,kacho,,bucho,\n無い課,課長,,着任,kacho,\n"));
        var plan = (await desk.Load(id))!.Plan!;
        Assert.Equal((3, TransferColumn.Title), plan.Problems.Select(p => (p.Line, p.Column)).Single());
        Refused("直すところ", await desk.Apply(id, plan.Digest));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM transfer_changes"));
    }

    [Fact]
    public async Task Before_its_day_a_transfer_is_taken_back_as_a_whole()
    {
        var before = await Terms();
        var id = Done(await desk.Read("市民課,情報セキュリティ管理者,kacho,,shinjin,新人\n福祉課,担当者,fukushi,,tanto,\n"));
        Done(await desk.Apply(id, (await desk.Load(id))!.Plan!.Digest));
        Assert.NotEqual(before, await Terms());
        Done(await desk.Cancel(id));
        Assert.Equal(before, await Terms());
        Refused("反映した異動だけ", await desk.Cancel(id));
        Refused("取り消された", await desk.Apply(id, ""));
    }

    [Fact]
    public async Task What_has_changed_since_is_not_taken_back_half()
    {
        var id = Done(await desk.Read("市民課,情報セキュリティ管理者,kacho,,bucho,\n福祉課,担当者,fukushi,離任,,\n"));
        Done(await desk.Apply(id, (await desk.Load(id))!.Plan!.Digest));
        Done(await town.Leave(AdminTown.PostOf(town.Town.Manager), town.Town.Officer.Id, Day, null));
        var terms = await Terms();
        Refused("さらに変わりました", await desk.Cancel(id));
        Assert.Equal(terms, await Terms());
    }

    [Fact]
    public async Task From_its_day_on_a_transfer_is_not_taken_back()
    {
        var id = Done(await desk.Read("福祉課,担当者,fukushi,離任,,\n", Today));
        Done(await desk.Apply(id, (await desk.Load(id))!.Plan!.Digest));
        Assert.Empty(await town.Held(town.Town.OtherApplicant.Id, Today));
        Refused("異動の日が来た", await desk.Cancel(id));
    }

    [Theory]
    [InlineData("情報政策課,管理者,kanri,離任,,\n", false), InlineData("情報政策課,管理者,kanri,,bucho,\n", true)]
    [InlineData("情報政策課,管理者,kanri,,shinjin,新人\n", true)]
    public async Task The_last_administrator_does_not_leave_by_a_file(string rows, bool applied)
    {
        var id = Done(await desk.Read(rows));
        var outcome = await desk.Apply(id, (await desk.Load(id))!.Plan!.Digest);
        if (applied)
            Done(outcome);
        else
            Refused("管理者の職に就く利用者がいなくなります", outcome);
        Assert.Equal(applied ? 2 : 0, await town.One<int>("SELECT count(*)::int FROM transfer_changes"));
    }

    [Fact]
    public async Task Newcomers_sign_in_with_a_password_that_is_shown_once()
    {
        var rows = string.Concat(Enumerable.Range(0, IssuePasswords.AtOnce + 3).Select(i => $"市民課,担当者,,着任,n{i:00},新人{i}\n"));
        var id = Done(await desk.Read(rows));
        Done(await desk.Apply(id, (await desk.Load(id))!.Plan!.Digest));
        var issue = desk.Issuing;
        var first = Done(await issue.Run(town.By, id));
        var second = Done(await issue.Run(town.By, id));
        Assert.Equal((IssuePasswords.AtOnce, 3), (first.Length, second.Length));
        Assert.Empty(Done(await issue.Run(town.By, id)));
        Assert.NotEqual(
            Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed,
            await desk.Passwords.Check(await town.One<string>("SELECT password_hash FROM people WHERE login = 'n00'"), first[0].Password));
        Assert.Equal("n00", first[0].Login);
    }

    [Fact]
    public async Task The_workbook_that_is_downloaded_is_read_back_and_applied()
    {
        var book = (await new WriteTransferFile(database.Postgres, town.Town.Clock).Load(town.By.Person, CancellationToken.None))!;
        using var stream = new MemoryStream();
        book.Write(stream);
        var read = Done(await desk.ReadFile("一覧.xlsx", stream.ToArray(), Day));
        var plan = (await desk.Load(read))!.Plan!;
        Assert.Empty(plan.Problems);
        Assert.Equal((0, 8), (plan.Lines.Length, plan.Untouched));
        Refused("異動のある行がありません", await desk.Apply(read, plan.Digest));
    }

    [Theory]
    [InlineData("utf-8"), InlineData("shift_jis")]
    public async Task A_list_is_read_in_both_codings(string coding)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(coding) ?? Encoding.UTF8;
        var id = Done(await desk.ReadFile("異動.csv", encoding.GetBytes(Header + "福祉課,担当者,fukushi,離任,,\n"), Day));
        Assert.Equal("福祉課 担当者", Assert.Single((await desk.Load(id))!.Plan!.Lines).Post!.Name);
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_refused_with_a_sentence()
    {
        Refused("見出しの行が見つかりません", await desk.ReadFile("a.csv", "a,b\n1,2\n"u8.ToArray(), Day));
        Refused("異動の日は、今日以後", await desk.Read("福祉課,担当者,fukushi,離任,,\n", Today.AddDays(-1)));
        Refused("1 年以内", await desk.Read("福祉課,担当者,fukushi,離任,,\n", Today.AddDays(500)));
        Refused("ファイルを選んで", await desk.Reading.Run(town.By, null, Day));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM transfers"));
    }

    [Fact]
    public async Task A_file_that_nobody_applied_is_forgotten_with_its_names()
    {
        Done(await desk.Read("福祉課,担当者,fukushi,離任,,\n"));
        await town.Run("UPDATE transfers SET read_at = '2026-10-01'");
        var id = Done(await desk.Read("契約課,契約担当,keiyaku,離任,,\n"));
        Assert.Equal(id, await town.One<int>("SELECT id FROM transfers"));
        Assert.Equal(id, Done(await desk.Read("契約課,契約担当,keiyaku,離任,,\n")));
    }

    [Fact]
    public async Task Nobody_else_moves_anybody()
    {
        var id = Done(await desk.Read("福祉課,担当者,fukushi,離任,,\n"));
        foreach (var other in town.Others.Append(town.Town.Auditor))
        {
            var by = town.By with { Person = other };
            Refused("管理者の職", await desk.Reading.Run(by, null, Day));
            Refused("管理者の職", await desk.Applying.Run(by, id, new("", [], "")));
            Refused("管理者の職", await new CancelTransfer(database.Postgres, Rules, town.Town.Clock).Run(by, id));
            Refused("管理者の職", await desk.Issuing.Run(by, id));
            Assert.Null(await new WriteTransferFile(database.Postgres, town.Town.Clock).Load(other, CancellationToken.None));
            var reads = other == town.Town.Auditor;
            var load = new LoadTransfer(database.Postgres, town.Auditors, town.Town.Clock);
            Assert.Equal(reads, await load.Load(other, id, null) is not null);
            Assert.Equal(reads, await new LoadTransfers(database.Postgres, town.Town.Clock).Load(other, null) is not null);
        }
    }

    [Fact]
    public async Task Two_thousand_rows_move_in_one_go()
    {
        await town.Run(
            """
            INSERT INTO people (login, name, password_hash) SELECT 'old' || n, '旧 ' || n, '' FROM generate_series(1, 2000) n;
            INSERT INTO posts (department_id, role, title) SELECT 2, 'applicant', '職' || n FROM generate_series(1, 2000) n;
            INSERT INTO post_holders (post_id, person_id, from_date)
            SELECT p.id, w.id, '2026-04-01'
            FROM posts p
            JOIN people w ON w.login = 'old' || substr(p.title, 2)
            WHERE p.title LIKE '職%'
            """);
        var id = Done(await desk.Read(string.Concat(
            Enumerable.Range(1, 2000).Select(n => n % 4 == 0
                ? $"市民課,職{n},old{n},,new{n},新人\n"
                : $"市民課,職{n},old{n},,old{(n % 2000) + 1},\n"))));
        var plan = (await desk.Load(id))!.Plan!;
        Assert.Empty(plan.Problems);
        Assert.Equal(2000, Done(await desk.Apply(id, plan.Digest)));
        Assert.Equal(2000, await town.One<int>($"SELECT count(*)::int FROM post_holders WHERE from_date = '{Day:O}'"));
        Assert.Equal(2000, await town.One<int>($"SELECT count(*)::int FROM post_holders WHERE until_date = '{Day.AddDays(-1):O}'"));
        Done(await desk.Cancel(id));
        Assert.Equal(0, await town.One<int>(
            $"SELECT count(*)::int FROM post_holders WHERE from_date = '{Day:O}' OR until_date IS NOT NULL"));
    }

    private Task<string> Terms() => town.One<string>(
        "SELECT string_agg(h::text, ' ' ORDER BY post_id, person_id, from_date) FROM post_holders h");
}
