using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>Levels stand low to high; the national frame's levels that they name show where they do not.</summary>
public static class LevelChecks
{
    /// <summary>The levels of the national frame, low to high.</summary>
    public static readonly ImmutableArray<string> National = ["1", "2", "3C", "3B", "3A"];

    public static void Run(Policy policy, Places places, List<Problem> problems)
    {
        foreach (var axis in policy.Axes)
        {
            foreach (var level in axis.Levels.Where(l => l.National.Length > 0 && !National.Contains(l.National)))
            {
                problems.Add(new Problem(places.Of(level),
                    $"国の段階「{level.National}」はありません。national は {string.Join("、", National)} から書いてください。"));
            }
            CheckOrder(axis, places, problems);
        }
    }

    private static void CheckOrder(Axis axis, Places places, List<Problem> problems)
    {
        var named = axis.Levels.Where(l => National.Contains(l.National)).ToList();
        foreach (var (lower, higher) in named.Zip(named.Skip(1)))
        {
            if (National.IndexOf(higher.National) >= National.IndexOf(lower.National))
                continue;
            problems.Add(new Problem(places.Of(higher),
                $"段階の順が逆です。{higher.Id}（国の {higher.National}）が {lower.Id}（国の {lower.National}）の後にあります。"
                + "低い段階から順に並べるか、national を直してください。"));
        }
    }
}
