using System.Net;
using Dapper;
using Npgsql;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Cases;

/// <summary>How often a page asks the database, the session included.</summary>
public sealed class RoundTripTests(ProductHost host) : IClassFixture<ProductHost>
{
    private const int Most = 3;

    [Theory]
    [InlineData("/")]
    [InlineData("/cases")]
    [InlineData("/cases/new?policy=kawaguchi")]
    [InlineData("/cases/1")]
    [InlineData("/cases/1/edit")]
    [InlineData("/cases/1/requirements")]
    [InlineData("/cases/1/facts")]
    [InlineData("/cases/1/what-if")]
    [InlineData("/cases/1/candidates")]
    [InlineData("/cases/1/answers")]
    [InlineData("/cases/1/comparison")]
    [InlineData("/cases/1/specification")]
    [InlineData("/cases/1/specification.xlsx")]
    [InlineData("/cases/1/request")]
    [InlineData("/requests")]
    [InlineData("/uses")]
    [InlineData("/uses.xlsx")]
    [InlineData("/cases/1/candidates/1/answers")]
    [InlineData("/cases/1/candidates/1/since")]
    [InlineData("/cases/1/candidates/1/evidence")]
    [InlineData("/cases/1/candidates/1/answers/EX")]
    [InlineData("/cases/1/candidates/1/answers/papers")]
    [InlineData("/cases/1/candidates/1/answers/papers/1")]
    [InlineData("/cases/1/candidates/1/answers/papers/1/KM03")]
    [InlineData("/cases/1/candidates/1/answers/papers/1/row?question=KM02&row=ZZZ-01.1")]
    [InlineData("/cases/1/candidates/1/findings")]
    [InlineData("/cases/1/candidates/1/findings/K56")]
    [InlineData("/cases/1/candidates/1/questionnaire.xlsx")]
    [InlineData("/cases/1/candidates/1/questionnaire.xlsx?all=true&groups=KM")]
    [InlineData("/cases/1/candidates/1/summary.xlsx")]
    [InlineData("/cases/1/comparison.xlsx")]
    [InlineData("/services")]
    [InlineData("/services/1")]
    [InlineData("/services/1/answers?on=2026-11-01")]
    [InlineData("/services/1/answers/changes?from=2026-11-01")]
    [InlineData("/services/1/answers/KM02")]
    [InlineData("/policies")]
    [InlineData("/policies/kawaguchi")]
    public async Task A_page_asks_the_database_three_times_at_most(string path)
    {
        await Fill();
        using var browser = await host.SignedIn();
        using var counted = new CountedCommands(new NpgsqlConnectionStringBuilder(host.Database.ConnectionString).Database!);

        using var response = await browser.Get(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.InRange(counted.Count, 1, Most);
    }

    // A case with several candidates: more rows must not mean more questions.
    private async Task Fill()
    {
        var policy = Testing.Town.Content.Policies["kawaguchi"];
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        if (await db.QuerySingleAsync<bool>("SELECT EXISTS (SELECT FROM cases)"))
            return;
        await db.ExecuteAsync(
            """
            INSERT INTO providers (name) VALUES ('株式会社試験');
            INSERT INTO services (provider_id, name) SELECT 1, 'サービス' || n FROM generate_series(1, 5) n;
            INSERT INTO cases (department_id, title, purpose, policy, policy_hash, bank_hash, facts, created_by, created_at)
            SELECT d.id, '件名', '目的', @Id, @Hash, @bank, '{"axes":{"confidentiality":"3"}}', p.id, now()
            FROM departments d, people p
            WHERE d.name LIKE '市民課%' AND p.login = 'shimin-tanto';
            INSERT INTO candidates (case_id, number, service_id) SELECT 1, n, n FROM generate_series(1, 4) n;
            INSERT INTO answer_sheets (service_id) VALUES (1);
            INSERT INTO answers (sheet_id, question, revision, value, source, person_id, at, bank_hash)
            SELECT 1, q.id, n, '"a"', 'Browser', 1, now(), @bank
            FROM generate_series(1, 3) n, (VALUES ('KM02'), ('KM04'), ('KM05')) q (id);
            INSERT INTO workbook_imports (
                case_id, candidate, sheet_id, file_name, file_sha256, file, preview, paper, paper_version, person_id, at)
            SELECT 1, 1, 1, 'a.xlsx', '', '',
                   '{"Form":"caiq","Version":"v4.0","Blank":0,"Gaps":[],"Rows":[
                     {"Id":"CEK-04.1","Answer":"Yes","Note":"AES","Sheet":"S","Cell":"D6"},
                     {"Id":"ZZZ-01.1","Answer":"Yes","Note":"","Sheet":"S","Cell":"D7"}]}', 'caiq', 'v4.0', p.id, now()
            FROM people p WHERE p.login = 'shimin-tanto'
            """,
            new { policy.Id, policy.Hash, bank = Testing.Town.Content.Bank.Hash });
    }
}
