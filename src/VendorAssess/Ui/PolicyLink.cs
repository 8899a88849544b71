using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Ui;

/// <summary>The page of a policy in the edition that something was judged by, whatever is in force when it is opened.</summary>
public static class PolicyLink
{
    public static string To(Policy policy, QuestionBank bank) => To(policy.Id, EditionKey.Of(policy, bank));

    public static string To(string policy, EditionKey edition) => $"/policies/{policy}?edition={edition}";
}
