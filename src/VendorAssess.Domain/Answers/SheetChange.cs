using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Answers;

public enum SheetChange
{
    Added, Changed, Expired,
}

public static class SheetChanges
{
    /// <summary>What happened to one answer from one day to a later one; null for nothing.</summary>
    public static SheetChange? Between(
        HeldAnswer? before, HeldAnswer? after, Question? question, DateOnly from, DateOnly until) => (before, after) switch
        {
            (_, null) => null,
            (null, _) => SheetChange.Added,
            _ when before.Revision != after.Revision => SheetChange.Changed,
            (_, { Answer: { } answer }) when question is not null && answer.HoldsUntil(question) is { } last
                && last >= from && last < until => SheetChange.Expired,
            _ => null,
        };

    public static string Label(this SheetChange change) => change switch
    {
        SheetChange.Added => "新しい回答",
        SheetChange.Changed => "変わった回答",
        SheetChange.Expired => "期限が切れた回答",
    };
}
