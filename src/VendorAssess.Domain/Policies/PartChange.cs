using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Policies;

/// <summary>One thing that differs between two editions, in words; null where there was nothing or is nothing now.</summary>
/// <param name="Judges">Whether a judgement may come out otherwise by it.</param>
public sealed record PartChange(string Part, RuleText? Before, RuleText? After, bool Judges);

/// <summary>One side of a comparison: a policy with the questions that it is read with.</summary>
internal sealed record ComparedEdition(Policy Policy, QuestionBank Bank);

/// <summary>A part of a requirement or question: what two editions are compared by, and how it is shown.</summary>
/// <param name="Key">Equal for parts that say the same.</param>
internal sealed record ComparedPart<T>(
    string Name, bool Judges, Func<T, string> Key, Func<T, Policy, QuestionBank, RuleText?> Words)
{
    public static ComparedPart<T> Text(string name, Func<T, string> text, bool judges = false) =>
        new(name, judges, text, (part, _, _) => text(part) is { Length: > 0 } words ? RuleText.Leaf(words) : null);

    public static ComparedPart<T> Lines(string name, Func<T, IEnumerable<string>> lines, bool judges = false) => new(
        name, judges,
        part => string.Concat(lines(part).Select(l => $"・{l.ReplaceLineEndings(" ")}\n")),
        (part, _, _) => lines(part).Select(RuleText.Leaf).ToImmutableArray() is { IsEmpty: false } all
            ? new RuleText("", all)
            : null);

    public PartChange? Between(T before, ComparedEdition then, T after, ComparedEdition now)
    {
        var (was, isNow) = (Key(before), Key(after));
        if (was == isNow)
            return null;
        var (one, other) = (Words(before, then.Policy, then.Bank), Words(after, now.Policy, now.Bank));
        // Values for which a policy has no words still tell two rules apart.
        return Flat(one) == Flat(other)
            ? new PartChange(Name, RuleText.Leaf(was), RuleText.Leaf(isNow), Judges)
            : new PartChange(Name, one, other, Judges);
    }

    private static string Flat(RuleText? text) =>
        text is null ? "" : $"{text.Text}({string.Join('|', text.Parts.Select(Flat))})";
}
