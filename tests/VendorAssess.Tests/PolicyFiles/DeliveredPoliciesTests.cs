using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Domain.Requests;
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

    /// <summary>仙台 2-(7)②(vi): the system's own manager connects it by the CISO's permission.</summary>
    [Theory, InlineData(Roles.SystemManager), InlineData(Roles.Manager)]
    public void In_sendai_whoever_answers_for_the_system_asks_the_ciso_to_connect_it(string role)
    {
        var permission = Town.Content.Policies["sendai"].Procedures.Single(p => p.Id == "ciso-permission");
        Post post = new(1, 2, "住民課", role, "長");
        CaseStanding standing = new(1, CaseStage.Considering, [2]);
        Assert.Equal(post, standing.SubmittingPost(new Person(1, "青木", [post]), permission));
        Assert.Contains(role, permission.Advice!.Asks);
        Assert.Null(standing.SubmittingPost(new Person(1, "青木", [post with { Role = Roles.Applicant }]), permission));
    }

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
