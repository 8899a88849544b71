using System.Collections.Immutable;

namespace VendorAssess.Domain.Answers;

/// <summary>An answer that somebody wants to give; its revision is the one seen while giving it, 0 for none.</summary>
public sealed record WantedAnswer(Answer Answer, string Written = "");

/// <summary>The newest revision held; the answer is null where the edition of the case cannot read it.</summary>
public sealed record HeldAnswer(int Revision, Answer? Answer);

/// <summary>What storing would add, each with its new revision, and where someone else was faster.</summary>
public sealed record AnswerPlan(ImmutableArray<WantedAnswer> Additions, ImmutableArray<string> Overtaken)
{
    /// <summary>What is held already adds nothing, so that storing twice has one effect.</summary>
    public static AnswerPlan For(IEnumerable<WantedAnswer> wanted, IReadOnlyDictionary<string, HeldAnswer> held)
    {
        var additions = ImmutableArray.CreateBuilder<WantedAnswer>();
        var overtaken = ImmutableArray.CreateBuilder<string>();
        foreach (var want in wanted)
        {
            var now = held.GetValueOrDefault(want.Answer.Question) ?? new HeldAnswer(0, null);
            if (now.Answer is { } same && SaysTheSame(same, want.Answer))
                continue;
            if (now.Revision != want.Answer.Revision)
                overtaken.Add(want.Answer.Question);
            else
                additions.Add(want with { Answer = want.Answer with { Revision = now.Revision + 1 } });
        }
        return new AnswerPlan(additions.ToImmutable(), overtaken.ToImmutable());
    }

    public static bool SaysTheSame(Answer one, Answer other) =>
        AnswerJson.Text(one.Value) == AnswerJson.Text(other.Value)
        && (one.Note, one.Evidence) == (other.Note, other.Evidence)
        && (one.AsOf, one.ValidUntil) == (other.AsOf, other.ValidUntil);
}
