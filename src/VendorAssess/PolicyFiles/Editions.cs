using System.Collections.Concurrent;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>A policy with the question bank that it was read with.</summary>
public sealed record Edition(Policy Policy, QuestionBank Bank);

/// <summary>
/// The content in force, and older editions that cases were evaluated under, read again from where they are kept.
/// </summary>
public sealed class Editions(ContentLibrary current, Func<string, Task<IReadOnlyList<ContentFile>>> kept)
{
    // Whoever walks through all that was ever in force must not fill the memory with it.
    private const int MostHeld = 64;

    private readonly ConcurrentDictionary<(string Policy, string PolicyHash, string BankHash), Edition> read = new();
    private readonly ConcurrentDictionary<string, QuestionBank> banks = new(StringComparer.Ordinal);

    public ContentLibrary Current => current;

    /// <summary>The question bank with that hash; null where none was kept, since a stranger's workbook names it.</summary>
    public async ValueTask<QuestionBank?> FindBank(string hash)
    {
        if (current.Bank.Hash == hash)
            return current.Bank;
        if (banks.TryGetValue(hash, out var known))
            return known;
        var files = hash.Length == current.Bank.Hash.Length ? await kept(hash) : [];
        return files.Any(f => f.Name == BankFiles.Head) && new BankFiles([]).Read(files) is { } bank
            ? banks[hash] = bank
            : null;
    }

    /// <summary>Finds questions as they were asked under any of these editions; null where one is not known.</summary>
    public async Task<Func<string?, string, Question?>> QuestionsOf(IEnumerable<string?> hashes)
    {
        var known = new Dictionary<string, QuestionBank>(StringComparer.Ordinal);
        foreach (var hash in hashes.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await FindBank(hash) is { } bank)
                known[hash] = bank;
        }
        return (hash, id) => hash is null ? null : known.GetValueOrDefault(hash)?.Find(id);
    }

    /// <summary>The edition with those hashes; it was kept when the case began, so its absence is a broken store.</summary>
    public async ValueTask<Edition> Find(string policyId, string policyHash, string bankHash)
    {
        if (current.Bank.Hash == bankHash && current.Policies.TryGetValue(policyId, out var policy)
            && policy.Hash == policyHash)
            return new Edition(policy, current.Bank);
        if (read.TryGetValue((policyId, policyHash, bankHash), out var known))
            return known;

        var problems = new List<Problem>();
        var bank = current.Bank.Hash == bankHash ? current.Bank : new BankFiles(problems).Read(await kept(bankHash));
        var files = await kept(policyHash);
        var file = files.SingleOrDefault(f => !StandardFile.IsOne(f));
        var old = bank is null || file is null
            ? null
            : new PolicyFile(bank, problems).Read(file, [.. files.Where(StandardFile.IsOne)]);
        if (old is null || problems.Count > 0)
        {
            throw new InvalidOperationException(
                $"The kept edition {policyHash} of {policyId} cannot be read: {string.Join(' ', problems)}");
        }
        if (read.Count >= MostHeld)
            read.Clear();
        return read[(policyId, policyHash, bankHash)] = new Edition(old, bank!);
    }
}
