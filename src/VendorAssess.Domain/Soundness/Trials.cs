namespace VendorAssess.Domain.Soundness;

/// <summary>
/// Tries every combination of what is looked at more than once; what is looked at once is independent, so that sets of
/// outcomes are exact for it.
/// </summary>
internal static class Trials
{
    private const int Most = 1 << 18;

    /// <summary>Whether every combination was tried; too many are none at all.</summary>
    public static bool Run(IEnumerable<Variable> variables, Action look) =>
        RunAll(variables.Where(v => v.Uses > 1), look);

    /// <summary>As <see cref="Run"/>, with what is looked at once tried too: every outcome is a single one.</summary>
    public static bool RunAll(IEnumerable<Variable> variables, Action look)
    {
        var shared = variables.Where(v => v.Kinds.Length > 0).ToList();
        if (shared.Aggregate(1L, (product, v) => Math.Min(product * v.Kinds.Length, long.MaxValue / 1000)) > Most)
            return false;
        Try(shared, 0, look);
        return true;
    }

    private static void Try(List<Variable> shared, int next, Action look)
    {
        if (next == shared.Count)
        {
            look();
            return;
        }
        for (var kind = 0; kind < shared[next].Kinds.Length; kind++)
        {
            shared[next].Fixed = kind;
            Try(shared, next + 1, look);
        }
        shared[next].Fixed = null;
    }
}
