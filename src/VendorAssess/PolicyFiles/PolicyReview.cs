using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>
/// What is most likely a slip of the pen in a policy that can be evaluated; asked of the content in force only, since
/// an edition that cases were evaluated under is read as it was.
/// </summary>
public static class PolicyReview
{
    public static void Run(Policy policy, QuestionBank bank, Places places, List<Problem> problems)
    {
        NameChecks.Run(policy, places, problems);
        LevelChecks.Run(policy, places, problems);
        ClauseChecks.Run(policy, places, problems);
        RowChecks.Run(policy, places, problems);
        RuleChecks.Run(policy, bank, places, problems);
        IdleParts.Run(policy, places, problems);
    }
}
