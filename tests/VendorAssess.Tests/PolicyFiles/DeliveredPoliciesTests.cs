using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>What a policy file that holds only a part of its rules must never say, over all of its scenarios.</summary>
public class DeliveredPoliciesTests
{
    public static TheoryData<string> Unfinished => ["kosai", "ryugasaki", "national-frame"];

    [Fact]
    public void The_frame_of_kosai_passes_and_fails_nobody_and_has_no_score()
    {
        Assert.All(Evaluated("kosai"), e =>
        {
            Assert.Null(e.Score.Value);
            Assert.All(e.Findings, f => Assert.True(f.Status is Status.Unregistered or Status.OutOfScope));
        });
    }

    [Fact]
    public void What_kosai_would_hold_against_its_standards_is_asked_all_the_same()
    {
        var policy = Town.Content.Policies["kosai"];
        var facts = Scenarios("kosai").Single(s => s.File == "kosai-all-unanswered.yaml").Facts;
        var asked = AskedQuestions.For(policy, Town.Content.Bank, facts).Select(a => a.Question.Id);
        Assert.Superset(new HashSet<string> { "CC01", "AU03", "AU04", "SV04", "AC01", "AC05", "CT01", "LM07", "IR04" },
            asked.ToHashSet());
    }

    [Theory, MemberData(nameof(Unfinished))]
    public void A_policy_held_in_part_never_calls_a_candidate_suitable(string policy) =>
        Assert.All(Evaluated(policy), e => Assert.True(e.Verdict is Verdict.Pending or Verdict.Unsuitable));

    [Theory, MemberData(nameof(Unfinished))]
    public void A_policy_held_in_part_takes_no_request(string policy) =>
        Assert.All(Town.Content.Policies[policy].Procedures, p => Assert.Empty(p.Submits));

    [Fact]
    public void What_rests_on_general_knowledge_decides_nothing()
    {
        var guessed = Evaluated("national-frame")
            .SelectMany(e => e.Findings.Where(f => f.Requirement.Trust == Trust.Background)).ToList();
        Assert.Contains(guessed, f => f.Status == Status.Consult);
        Assert.DoesNotContain(guessed, f => f.Status is Status.Met or Status.Partly or Status.Unmet);
    }

    private static IEnumerable<Scenario> Scenarios(string policy) =>
        Town.Content.Scenarios.Where(s => s.Policy == policy);

    private static List<CandidateEvaluation> Evaluated(string policy)
    {
        var results = Scenarios(policy)
            .Select(s => s.Evaluate(Town.Content.Policies[policy], Town.Content.Bank)).ToList();
        Assert.NotEmpty(results);
        return results;
    }
}
