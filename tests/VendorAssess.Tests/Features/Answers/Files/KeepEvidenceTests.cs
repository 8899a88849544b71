using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using VendorAssess.Domain;
using VendorAssess.Domain.Evidence;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Files;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers.Files;

public sealed class KeepEvidenceTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly EvidenceSettings Settings = new(new(2 << 20, 3 << 20), null);

    private Town town = null!;
    private int caseId;

    public async ValueTask InitializeAsync()
    {
        town = await Town.Build(database);
        caseId = await town.AddCase();
        await town.AddCandidate(caseId, 1, "予約クラウド");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(1)]
    [InlineData(FilePieces.Piece)]
    [InlineData(FilePieces.Piece * 3 + 17)]
    public async Task A_file_comes_back_byte_for_byte(int size)
    {
        var bytes = Samples.Pdf(Math.Max(size, 9));
        RandomNumberGenerator.Fill(bytes.AsSpan(9));
        Assert.IsType<Outcome<int>.Done>(await Keep(town.Applicant, bytes, "約款 髙﨑𠮷.pdf", "CC01"));
        var file = Assert.Single((await Files(town.Applicant)).Files);
        Assert.Equal(
            ("約款 髙﨑𠮷.pdf", EvidenceKind.Pdf, bytes.Length, "CC01", "tanto"),
            (file.Name, file.Kind, (int)file.Size, file.Question, file.By));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Sha256);
        using var back = new MemoryStream();
        await database.Postgres.CopyOut(
            Asker.Person(town.Applicant.Id, Town.Today), await Number("SELECT content_id FROM evidence"), back, default);
        Assert.Equal(bytes, back.ToArray());
        Assert.Equal(file.Sha256, await Text("SELECT after_digest FROM audit_log WHERE action = 'evidence.kept'"));
    }

    [Fact]
    public async Task Real_office_files_and_texts_are_taken_as_what_they_are()
    {
        foreach (var (bytes, name, kind) in new[]
        {
            (Samples.Docx(), "体制.docx", EvidenceKind.Docx), ("設問,回答\r\n"u8.ToArray(), "一覧.csv", EvidenceKind.Text),
            (File.ReadAllBytes(Foreign("libreoffice-7.4.xlsx")), "質問票.xlsx", EvidenceKind.Xlsx),
            (File.ReadAllBytes(Foreign("exceljs-4.4.0.xlsx")), "質問票2.xlsx", EvidenceKind.Xlsx),
        })
        {
            var id = Assert.IsType<Outcome<int>.Done>(await Keep(town.Applicant, bytes, name)).Value;
            Assert.Equal(kind, (await Files(town.Applicant)).Files.Single(f => f.Id == id).Kind);
        }
    }

    public static readonly TheoryData<string, byte[], string> Refused = new()
    {
        { "空.pdf", [], "空のファイル" },
        { "大.pdf", Samples.Pdf((2 << 20) + 1), "2MB を超えています" },
        { "a.docm", Samples.Docx("application/vnd.ms-word.document.macroEnabled.main+xml"), "マクロ" },
        { "a.docx", Samples.Zip(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Types>&e;</Types>"), ("word/document.xml", "")), "中身を確かめられません" },
        { "a.docx", Samples.Docx()[..^30], "中身を確かめられません" },
        { "a.zip", Samples.Zip([.. Enumerable.Range(0, 10_001).Select(i => ($"{i}", ""))]), "部品が多すぎる" },
        { "a.zip", Samples.Zip(("報告書.pdf", "%PDF-")), "圧縮ファイル" },
        { "a.html", "<html><script>alert(1)</script>"u8.ToArray(), "HTML" },
        { "a.txt", [0x61, 0x00, 0x62], "受け取れる種類のファイルではありません" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_is_refused_leaves_nothing(string name, byte[] bytes, string why)
    {
        var refused = Assert.IsType<Outcome<int>.Refused>(await Keep(town.Applicant, bytes, name));
        Assert.Contains(why, refused.Reason, StringComparison.Ordinal);
        Assert.Equal(0, await Number("SELECT count(*) FROM evidence_pieces"));
    }

    [Fact]
    public async Task The_same_bytes_stand_once_on_a_sheet_and_again_on_another()
    {
        await town.AddCandidate(caseId, 2, "別のクラウド");
        var first = await Keep(town.Applicant, Samples.Pdf(), "a.pdf", "CC01");
        Assert.Equal(first, await Keep(town.Manager, Samples.Pdf(), "a.pdf", "CC01"));
        Assert.NotEqual(first, await Keep(town.Applicant, Samples.Pdf(), "b.pdf", "JU01"));
        Assert.Equal((1, 2), (await Number("SELECT count(*) FROM evidence_contents"), await Number("SELECT count(*) FROM evidence")));
        await Keep(town.Applicant, Samples.Pdf(), "a.pdf", "CC01", candidate: 2);
        Assert.Equal(2, await Number("SELECT count(*) FROM evidence_contents"));
        Assert.Equal(2, await Number("SELECT count(*) FROM evidence_pieces"));
        Assert.Equal(3, await Number("SELECT count(*) FROM audit_log WHERE action = 'evidence.kept'"));
    }

    [Fact]
    public async Task Fifty_at_once_cannot_fill_a_sheet_beyond_its_quota()
    {
        const int size = 100 << 10;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            Keep(town.Applicant, Samples.Pdf(size, (byte)i), $"{i}.pdf")));
        var most = (3 << 20) / size;
        Assert.Equal(most, outcomes.OfType<Outcome<int>.Done>().Count());
        Assert.All(outcomes.OfType<Outcome<int>.Refused>(), r => Assert.Contains("上限", r.Reason, StringComparison.Ordinal));
        Assert.Equal(most * size, await Number("SELECT sum(length(bytes))::bigint FROM evidence_pieces"));
    }

    [Fact]
    public async Task Only_who_works_on_the_case_gives_and_takes_back()
    {
        foreach (var reader in new[] { town.Auditor, town.Chief, town.Procurement, town.OtherApplicant })
            Assert.IsType<Outcome<int>.Refused>(await Keep(reader, Samples.Pdf(), "a.pdf"));
        Assert.Equal(0, await Number("SELECT count(*) FROM evidence_pieces"));
        var id = Assert.IsType<Outcome<int>.Done>(await Keep(town.Applicant, Samples.Pdf(), "a.pdf")).Value;
        foreach (var reader in new[] { town.Auditor, town.Chief, town.Procurement, town.OtherApplicant })
            Assert.IsType<Outcome<EvidenceFile>.Refused>(await Withdraw(reader, id, "理由"));
        Assert.IsType<Outcome<EvidenceFile>.Refused>(await Withdraw(town.Manager, id + 1, "理由"));
        Assert.IsType<Outcome<EvidenceFile>.Done>(await Withdraw(town.Manager, id, "古い版"));
        await town.SetStage(caseId, "Closed");
        Assert.IsType<Outcome<int>.Refused>(await Keep(town.Applicant, Samples.Pdf(), "b.pdf"));
    }

    [Fact]
    public async Task What_was_withdrawn_stays_with_its_reason_and_counts_no_more()
    {
        var id = Assert.IsType<Outcome<int>.Done>(await Keep(town.Applicant, Samples.Pdf(), "a.pdf", "CC01")).Value;
        Assert.Equal(id, Assert.Single((await Case()).Evidence).Id);
        var both = await Task.WhenAll(Withdraw(town.Applicant, id, "一人目"), Withdraw(town.Manager, id, "二人目"));
        Assert.Single(both.OfType<Outcome<EvidenceFile>.Done>());
        Assert.Empty((await Case()).Evidence);
        var gone = Assert.Single((await Files(town.Applicant)).Files);
        Assert.False(gone.Counts);
        Assert.True(gone.WithdrawnBecause is "一人目" or "二人目", gone.WithdrawnBecause);
        Assert.Equal(1, await Number("SELECT count(*) FROM evidence_pieces"));
        Assert.Equal(1, await Number("SELECT count(*) FROM audit_log WHERE action = 'evidence.withdrawn'"));
        Assert.NotEqual(Outcome.Done(id), await Keep(town.Applicant, Samples.Pdf(), "a.pdf", "CC01"));
    }

    [Fact]
    public async Task What_is_under_nda_is_counted_and_not_named_for_other_departments()
    {
        await Keep(town.Applicant, Samples.Pdf(), "SOC2.pdf", confidential: true);
        await Keep(town.Applicant, Samples.Pdf(300), "公開.pdf");
        foreach (var reader in new[] { town.Applicant, town.Officer, town.Chief, town.Auditor })
            Assert.Equal((2, 0), Counted(await Files(reader)));
        Assert.Equal((1, 1), Counted(await Files(town.OtherApplicant)));
        Assert.Equal((0, 0), Counted(await Files(town.Procurement)));
        await town.SetStage(caseId, "Procurement");
        Assert.Equal((2, 0), Counted(await Files(town.Procurement)));

        static (int, int) Counted(EvidenceList list) => (list.Files.Length, list.Hidden);
    }

    [Fact]
    public async Task A_case_s_own_evidence_is_for_who_sees_the_case()
    {
        var keep = new KeepEvidence(database.Postgres, Settings, Scan(null), town.Clock);
        var kept = await keep.Run(town.Applicant, null, new SheetKey(caseId, null), new(Samples.Upload(Samples.Pdf(), "決裁.pdf"), "W07", false));
        Assert.IsType<Outcome<int>.Done>(kept);
        Assert.Single((await Files(town.Chief)).Files);
        Assert.Empty((await Files(town.OtherApplicant)).Files);
        Assert.Equal("W07", Assert.Single((await Case()).Evidence).Question);

        async Task<EvidenceList> Files(Person me)
        {
            await using var db = await database.Postgres.OpenAs(me, Town.Today);
            return await db.LoadEvidence(null, caseId, me.Id, false, Town.Today, default);
        }
    }

    [Fact]
    public async Task Somebody_behind_a_link_gives_a_file_under_a_name()
    {
        var keep = new KeepEvidence(database.Postgres, Settings, Scan(null), town.Clock);
        await using (var db = await database.Superuser.OpenConnectionAsync())
            await db.ExecuteAsync(
                """
                WITH sheet AS (INSERT INTO answer_sheets (service_id) VALUES (1) RETURNING id)
                INSERT INTO answer_links (case_id, candidate, sheet_id, groups, recipient, due, expires_on, created_by, created_at)
                SELECT @caseId, 1, id, '{CC}', '山田', '2026-12-01', '2026-12-31', @Id, now() FROM sheet
                """,
                new { caseId, town.Applicant.Id });
        var kept = await keep.Run(Asker.Link(1), new WantedFile(Samples.Upload(Samples.Pdf(), "約款.pdf"), "CC01", true), async db =>
        {
            await db.LockSheetOf(1);
            return Outcome.Done(new FilePlace(
                1, null, "株式会社試験 山田", new AuditEntry(null, null, "evidence.kept", "case", $"{caseId}", null)));
        });
        Assert.IsType<Outcome<int>.Done>(kept);
        Assert.Equal("株式会社試験 山田", Assert.Single((await Files(town.Applicant)).Files).By);
    }

    [Fact]
    public async Task Where_clamd_is_configured_a_virus_is_refused_over_tcp_and_socket()
    {
        var folder = Directory.CreateTempSubdirectory("clamd");
        using var tcp = FakeClamd.OnTcp();
        using var socket = FakeClamd.OnSocket(Path.Combine(folder.FullName, "clamd.ctl"));
        foreach (var clamd in new[] { tcp, socket })
        {
            var virus = Assert.IsType<Outcome<int>.Refused>(
                await Keep(town.Applicant, System.Text.Encoding.ASCII.GetBytes(Samples.Eicar), "a.txt", clamd: clamd.Address));
            Assert.Contains("Eicar-Test-Signature", virus.Reason, StringComparison.Ordinal);
            Assert.Equal(0, await Number("SELECT count(*) FROM evidence_pieces"));
        }
        var clean = Samples.Pdf(200_000);
        Assert.IsType<Outcome<int>.Done>(await Keep(town.Applicant, clean, "a.pdf", clamd: tcp.Address));
        Assert.Equal(clean.Length, tcp.Received);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("127.0.0.1:1")]
    [InlineData("/no/such/clamd.ctl")]
    [InlineData(null)]
    public async Task Where_clamd_cannot_look_nothing_is_taken(string? address)
    {
        using var broken = FakeClamd.OnTcp("INSTREAM size limit exceeded. ERROR");
        var refused = Assert.IsType<Outcome<int>.Refused>(
            await Keep(town.Applicant, Samples.Pdf(), "a.pdf", clamd: address ?? broken.Address));
        Assert.Contains("検査ができない", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE evidence SET name = 'x'")]
    [InlineData("DELETE FROM evidence_pieces")]
    [InlineData("DELETE FROM evidence_contents")]
    [InlineData("UPDATE evidence_pieces SET bytes = ''")]
    [InlineData("DELETE FROM evidence_withdrawals")]
    public async Task What_was_kept_can_only_be_added_to(string sql)
    {
        await Keep(town.Applicant, Samples.Pdf(), "a.pdf");
        await using var db = await database.Postgres.OpenConnectionAsync();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.ExecuteAsync(sql));
    }

    private Task<Outcome<int>> Keep(
        Person me, byte[] bytes, string name, string question = "", int candidate = 1, bool confidential = false, string? clamd = null) =>
        new KeepEvidence(database.Postgres, Settings, Scan(clamd), town.Clock).Run(
            me, null, new SheetKey(caseId, candidate), new WantedFile(Samples.Upload(bytes, name), question, confidential));

    private Task<Outcome<EvidenceFile>> Withdraw(Person me, int id, string reason) =>
        new WithdrawEvidence(database.Postgres, town.Clock).Run(me, null, new SheetKey(caseId, 1), id, reason);

    private static ScanFile Scan(string? clamd) => new(Settings with { Clamd = clamd }, NullLogger<ScanFile>.Instance);

    private async Task<EvidenceList> Files(Person me)
    {
        await using var db = await database.Postgres.OpenAs(me, Town.Today);
        return await db.LoadEvidence(1, null, me.Id, me.Holds(Roles.Auditor), Town.Today, default);
    }

    private async Task<CaseFile> Case()
    {
        await using var db = await database.Postgres.OpenAs(town.Applicant, Town.Today);
        return (await db.LoadCaseFile(caseId, town.Applicant.Id, Town.Today))!;
    }

    private async Task<long> Number(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<long>(sql);
    }

    private async Task<string?> Text(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<string>(sql);
    }

    private static string Foreign(string name)
    {
        var file = Path.Combine(Path.GetTempPath(), $"va-{Guid.NewGuid():N}-{name}");
        using var to = File.Create(file);
        typeof(KeepEvidenceTests).Assembly.GetManifestResourceStream($"Foreign.{name}")!.CopyTo(to);
        return file;
    }
}
