using System.Text.Json.Nodes;
using Npgsql;
using VendorAssess.Database.Own;

namespace VendorAssess.BrowserTests.Testing;

/// <summary>What the database holds of a case, read past the program.</summary>
public static class StoredAnswers
{
    /// <summary>The newest answers on the case's own sheet and on those of its candidates, and its records, by item.</summary>
    public static IReadOnlyDictionary<string, JsonNode> Of(OwnServer server, int caseId)
    {
        using var postgres = NpgsqlDataSource.Create(server.ConnectionString(ServerRoles.App, ServerRoles.Database));
        using var command = postgres.CreateCommand(
            """
            SELECT ask_as_task('test');

            SELECT DISTINCT ON (i.item) i.item, i.value
            FROM (
                SELECT a.question AS item, a.value::text AS value, a.revision
                FROM answers a
                JOIN answer_sheets h ON h.id = a.sheet_id
                WHERE h.case_id = @caseId OR h.service_id IN (SELECT service_id FROM candidates WHERE case_id = @caseId)
                UNION ALL
                SELECT 'record-' || record, to_json(content)::text, revision
                FROM city_records
                WHERE case_id = @caseId) i
            ORDER BY i.item, i.revision DESC
            """);
        command.Parameters.AddWithValue("caseId", caseId);
        using var reader = command.ExecuteReader();
        reader.NextResult();
        var stored = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        while (reader.Read())
            stored.Add(reader.GetString(0), JsonNode.Parse(reader.GetString(1))!);
        return stored;
    }
}
