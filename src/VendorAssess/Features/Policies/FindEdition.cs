using Dapper;
using Npgsql;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Features.Policies;

/// <summary>An edition as its page shows it; <see cref="Since"/> is null for one in force, which needs no look-up.</summary>
public sealed record SeenEdition(Policy Policy, QuestionBank Bank, Policy? InForce, bool IsBankInForce, DateTime? Since)
{
    public bool IsInForce => InForce is not null && InForce.Hash == Policy.Hash;

    /// <summary>The address of its page, at which its parts have anchors of their own.</summary>
    public string Page => IsInForce && IsBankInForce
        ? $"/policies/{Policy.Id}"
        : $"/policies/{Policy.Id}?edition={EditionKey.Of(Policy, Bank)}";
}

/// <summary>An edition of a policy by its key: the one in force, or one kept here.</summary>
public sealed class FindEdition(NpgsqlDataSource postgres, Editions editions)
{
    /// <summary>Null where the policy has no such edition; without a key the one in force.</summary>
    public async Task<SeenEdition?> Load(string policy, EditionKey? key, CancellationToken leaving)
    {
        var current = editions.Current;
        var inForce = current.Policies.GetValueOrDefault(policy);
        if (inForce is not null && key?.Names(inForce, current.Bank) != false)
            return new SeenEdition(inForce, current.Bank, inForce, IsBankInForce: true, null);
        if (key is null || await Kept(policy, key, leaving) is not { } row)
            return null;
        var (found, bank) = await editions.Find(policy, row.Hash, row.BankHash);
        return new SeenEdition(found, bank, inForce, row.BankHash == current.Bank.Hash, row.Since);
    }

    /// <summary>Questions by the key of an edition of theirs; without one those in force.</summary>
    public async Task<QuestionBank?> LoadQuestions(EditionKey? key, CancellationToken leaving)
    {
        var current = editions.Current.Bank;
        if (key?.Names(current.Hash, current.Hash) != false)
            return current;
        return await Kept(ListEditions.Questions, key, leaving) is { } row ? await editions.FindBank(row.Hash) : null;
    }

    // Of the questions it was in force with, the newest; two editions that a short key names are neither.
    private async Task<KeptRow?> Kept(string policy, EditionKey key, CancellationToken leaving)
    {
        await using var db = await postgres.OpenConnectionAsync(leaving);
        var rows = (await db.QueryAsync<KeptRow>(new CommandDefinition(
            """
            SELECT DISTINCT ON (hash) hash, bank_hash, min(since) OVER (PARTITION BY hash) AS since
            FROM editions
            WHERE policy = @policy AND starts_with(hash, @Hash) AND starts_with(bank_hash, @Bank)
            ORDER BY hash, editions.since DESC
            LIMIT 2
            """,
            new { policy, key.Hash, key.Bank },
            cancellationToken: leaving))).AsList();
        return rows is [var only] ? only : null;
    }

    private sealed record KeptRow(string Hash, string BankHash, DateTime Since);
}
