using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>
/// What is most likely a slip of the pen in a policy that can be evaluated; asked of the content in force only, since
/// an edition that cases were evaluated under is read as it was.
/// </summary>
public static class PolicyReview
{
    public static void Run(Policy policy, Places places, List<Problem> problems)
    {
        LevelChecks.Run(policy, places, problems);
        ClauseChecks.Run(policy, places, problems);
        IdleParts.Run(policy, places, problems);
    }
}
