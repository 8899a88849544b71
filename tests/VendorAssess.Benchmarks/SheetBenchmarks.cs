using System.Diagnostics;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Evidence;
using VendorAssess.Features.Answers.Files;
using VendorAssess.Features.Sheets;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Benchmarks;

/// <summary>A long-lived sheet as of a day among a thousand others, and a large file put behind an answer.</summary>
public sealed class SheetBenchmarks(NpgsqlDataSource postgres)
{
    private const int Questions = 110;
    private const int Revisions = 50;
    private const int Others = 1000;
    private const int FileBytes = 20 << 20;

    private int person;
    private int service;
    private int sheet;

    public async Task<Pair[]> Prepare(NpgsqlDataSource owner)
    {
        await Fill();
        await BareCopy.Make(owner);
        var file = new byte[FileBytes];
        Random.Shared.NextBytes(file);
        "%PDF-1.7\n"u8.CopyTo(file);
        return [AsOf(), Upload(file)];
    }

    /// <summary>How much more memory the process holds at most while a file goes in and comes out again.</summary>
    public async Task<string> PeakOfOneUpload()
    {
        var folder = Directory.CreateTempSubdirectory("va-bench-file");
        var path = Path.Combine(folder.FullName, "file.pdf");
        await using (var large = File.Create(path))
        {
            await large.WriteAsync("%PDF-1.7\n"u8.ToArray());
            large.SetLength(FileBytes - 1);
        }
        GC.Collect();
        var before = Process.GetCurrentProcess().WorkingSet64;
        using var watching = new CancellationTokenSource();
        var peak = Watch(watching.Token);
        await using (var bytes = File.OpenRead(path))
            await Keep(new FormFile(bytes, 0, bytes.Length, "Upload", "file.pdf"), commit: true);
        await using (var db = await postgres.OpenForTask(ProductTask.Demo))
            await postgres.CopyOut(
                Asker.Task(ProductTask.Demo), await db.ExecuteScalarAsync<long>("SELECT max(content_id) FROM evidence"),
                Stream.Null, default);
        await watching.CancelAsync();
        folder.Delete(recursive: true);
        return $"peak of a {FileBytes >> 20} MB file in and out again: {(await peak - before) >> 20} MB above {before >> 20} MB";
    }

    private static async Task<long> Watch(CancellationToken until)
    {
        long most = 0;
        while (!until.IsCancellationRequested)
        {
            using var process = Process.GetCurrentProcess();
            most = Math.Max(most, process.WorkingSet64);
            await Task.Delay(5, CancellationToken.None);
        }
        return most;
    }

    private Pair AsOf()
    {
        var (today, before) = (new DateOnly(2026, 11, 21), new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc));
        return new Pair(
            $"a sheet as of a day: {Questions} questions × {Revisions} revisions, {Others} other sheets, rights checked",
            "the same rows by one bare scan of the primary key",
            async () =>
            {
                await using var db = await postgres.Open(Asker.Person(person, today), default);
                GC.KeepAlive(await db.LoadSheet(service, person, today, before, default));
            },
            async () =>
            {
                await using var db = await postgres.OpenConnectionAsync();
                GC.KeepAlive((await db.QueryAsync<AnswerRow>(
                    """
                    SELECT DISTINCT ON (a.question) NULL::integer AS service_id, a.question, a.revision, a.value::text AS value,
                           a.written, a.note, a.evidence, a.as_of, a.valid_until, a.source, NULL::text AS file_sha256,
                           NULL::text AS file_name, a.bank_hash, a.by_name AS by, a.at
                    FROM bare.answers a
                    WHERE a.sheet_id = @sheet AND a.at < @before
                    ORDER BY a.question, a.revision DESC
                    """,
                    new { sheet, before })).AsList());
            });
    }

    // Both end in a rollback, so that neither fills the disk nor finds its bytes there already.
    private Pair Upload(byte[] file) => new(
        $"evidence of {FileBytes >> 20} MB: looked at, hashed, checked against the quota, stored in pieces",
        "a bare INSERT of the same bytes as one value",
        () => Keep(new FormFile(new MemoryStream(file, writable: false), 0, file.Length, "Upload", "file.pdf"), commit: false),
        async () =>
        {
            await using var db = await postgres.OpenConnectionAsync();
            await using var transaction = await db.BeginTransactionAsync();
            await db.ExecuteAsync("INSERT INTO bare.evidence_pieces (content_id, number, bytes) VALUES (0, 0, @file)", new { file });
        });

    private async Task Keep(IFormFile upload, bool commit)
    {
        // A full sheet refuses as the last thing, after all the work.
        var settings = new EvidenceSettings(new(FileBytes, commit ? long.MaxValue : 1), null);
        var keep = new KeepEvidence(postgres, settings, new ScanFile(settings, NullLogger<ScanFile>.Instance), TimeProvider.System);
        await keep.Run(Asker.Task(ProductTask.Demo), new WantedFile(upload, "", false), _ => Task.FromResult(Outcome.Done(
            new FilePlace(sheet, person, "", new AuditEntry(person, null, "evidence.kept", "service", $"{service}", null)))));
    }

    private async Task Fill()
    {
        await using var db = await postgres.OpenForTask(ProductTask.Demo);
        person = await db.QuerySingleAsync<int>("SELECT id FROM people WHERE login = 'shimin-tanto'");
        service = await db.QuerySingleAsync<int>(
            """
            INSERT INTO providers (name) VALUES ('計測のための事業者');
            INSERT INTO services (provider_id, name)
            SELECT p.id, 'サービス' || n FROM providers p, generate_series(0, @Others) n WHERE p.name = '計測のための事業者';
            INSERT INTO cases (department_id, title, purpose, policy, policy_hash, bank_hash, facts, created_by, created_at)
            SELECT min(d.id), '計測の案件', '計測', 'kawaguchi', '', '', '{}', @person, now() FROM departments d;
            INSERT INTO candidates (case_id, number, service_id)
            SELECT (SELECT max(c.id) FROM cases c), row_number() OVER (ORDER BY s.id), s.id
            FROM services s JOIN providers p ON p.id = s.provider_id WHERE p.name = '計測のための事業者';
            INSERT INTO answer_sheets (service_id)
            SELECT s.id FROM services s JOIN providers p ON p.id = s.provider_id WHERE p.name = '計測のための事業者';
            SELECT min(s.id) FROM services s JOIN providers p ON p.id = s.provider_id WHERE p.name = '計測のための事業者'
            """,
            new { Others, person });
        sheet = await db.QuerySingleAsync<int>("SELECT id FROM answer_sheets WHERE service_id = @service", new { service });
        await db.ExecuteAsync(
            """
            INSERT INTO answers (sheet_id, question, revision, value, note, source, person_id, at)
            SELECT h.id, 'Q' || q, r, '"a"', '計測のための補足', 'Browser', @person, TIMESTAMPTZ '2026-01-01' + r * interval '1 day'
            FROM answer_sheets h
            JOIN services s ON s.id = h.service_id
            JOIN providers p ON p.id = s.provider_id AND p.name = '計測のための事業者'
            CROSS JOIN generate_series(100, 99 + @Questions) q
            CROSS JOIN generate_series(1, CASE WHEN h.id = @sheet THEN @Revisions ELSE 1 END) r
            """,
            new { person, sheet, Questions, Revisions });
        await db.ExecuteAsync("ANALYZE answers");
    }
}
