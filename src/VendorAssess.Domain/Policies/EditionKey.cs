using System.Text.RegularExpressions;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Policies;

/// <summary>
/// Names an edition in an address: the beginning of its hash, and that of its questions where a certain one is meant.
/// </summary>
public sealed partial record EditionKey(string Hash, string Bank = "")
{
    public static EditionKey Of(Policy policy, QuestionBank bank) => Of(policy.Hash, bank.Hash);

    public static EditionKey Of(string hash, string bankHash) => new(Short(hash), Short(bankHash));

    /// <summary>Null for what no edition is named by.</summary>
    public static EditionKey? Parse(string? text) =>
        text is { Length: <= 129 } && Pattern().Match(text) is { Success: true } match
            ? new EditionKey(match.Groups["hash"].Value, match.Groups["bank"].Value)
            : null;

    /// <summary>As much of a hash as tells editions apart.</summary>
    public static string Short(string hash) => hash.Length > Shown ? hash[..Shown] : hash;

    public bool Names(Policy policy, QuestionBank bank) => Names(policy.Hash, bank.Hash);

    public bool Names(string hash, string bankHash) =>
        hash.StartsWith(Hash, StringComparison.Ordinal) && bankHash.StartsWith(Bank, StringComparison.Ordinal);

    public override string ToString() => Bank.Length > 0 ? $"{Hash}-{Bank}" : Hash;

    private const int Shown = 12;

    [GeneratedRegex("\\A(?<hash>[0-9a-f]{12,64})(-(?<bank>[0-9a-f]{12,64}))?\\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
