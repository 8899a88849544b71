using Dapper;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Store;

namespace VendorAssess.Features.MyAccount;

/// <summary>Signs a person out elsewhere: of one other session, or of all but this one.</summary>
public sealed class EndOwnSessions(NpgsqlDataSource postgres)
{
    /// <summary>How many have ended; <paramref name="sessionId"/> is null for all.</summary>
    public async Task<Outcome<int>> Run(AtOwnAccount at, int? sessionId)
    {
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        var ended = await db.ExecuteAsync(
            """
            DELETE FROM sessions
            WHERE person_id = @Id AND token_hash <> @Hash AND (@sessionId::int IS NULL OR id = @sessionId)
            """,
            new { at.Me.Id, at.Session.Hash, sessionId });
        if (ended == 0)
            return Outcome.Refused<int>("終わらせるサインインは、もうありません。");

        await db.WriteAudit(new(at.Me.Id, null, "sessions.ended", "person", $"{at.Me.Id}", at.Network));
        await transaction.CommitAsync();
        return Outcome.Done(ended);
    }
}
