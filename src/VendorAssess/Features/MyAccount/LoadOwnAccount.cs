using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.MyAccount;

public sealed record OwnSession(
    int Id, DateTime StartedAt, DateTime SeenAt, SignInMethod Method, string? Network, string? Browser, bool IsThis);

public sealed record OwnPasskey(byte[] CredentialId, string Name, DateTime CreatedAt, DateTime? LastUsedAt);

/// <summary>What a person sees of the own account.</summary>
public sealed record OwnAccount(
    bool HasApp, int RecoveryCodes, ImmutableArray<OwnPasskey> Passkeys, ImmutableArray<OwnSession> Sessions)
{
    public int SecondFactors => Passkeys.Length + (HasApp ? 1 : 0);
}

public sealed class LoadOwnAccount(NpgsqlDataSource postgres, SessionRules rules, TimeProvider clock)
{
    private sealed record Standing(bool HasApp, int RecoveryCodes);

    public async Task<OwnAccount> Load(Person me, SessionToken session, CancellationToken leaving = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await postgres.OpenConnectionAsync(leaving);
        await using var read = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT authenticator_key IS NOT NULL AS has_app,
                   (SELECT count(*)::int FROM recovery_codes c WHERE c.person_id = p.id AND c.used_at IS NULL)
                       AS recovery_codes
            FROM people p
            WHERE p.id = @Id;
            SELECT credential_id, name, created_at, last_used_at
            FROM passkeys
            WHERE person_id = @Id
            ORDER BY created_at;
            SELECT s.id, s.started_at, s.seen_at, s.method, s.network, s.browser, s.token_hash = @Hash AS is_this
            FROM sessions s
            JOIN people p ON p.id = s.person_id AND p.security_stamp = s.security_stamp
            WHERE s.person_id = @Id AND s.seen_at > @idleSince AND s.started_at > @startedSince
            ORDER BY s.seen_at DESC
            LIMIT 50
            """,
            new { me.Id, session.Hash, idleSince = now - rules.Idle, startedSince = now - rules.Absolute },
            cancellationToken: leaving));
        var standing = await read.ReadSingleAsync<Standing>();
        return new OwnAccount(
            standing.HasApp, standing.RecoveryCodes, [.. await read.ReadAsync<OwnPasskey>()],
            [.. await read.ReadAsync<OwnSession>()]);
    }
}
