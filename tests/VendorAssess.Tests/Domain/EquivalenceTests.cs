using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Soundness;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.PolicyFiles;

namespace VendorAssess.Tests.Domain;

/// <summary>Two ways of writing a requirement are one only if no case can tell them apart.</summary>
public class EquivalenceTests
{
    [Theory]
    [InlineData("{ A01: a }", "{ all: [{ A01: a }, { A01: [a, b] }] }")]
    [InlineData("{ not: { A06: a } }", "{ A06: b }")]
    [InlineData("{ A03: { none: [a] } }", "{ A03: { only: [b, c] } }")]
    [InlineData("{ any: [{ A01: a }, { record: note }] }", "{ any: [{ record: note }, { A01: a }] }")]
    [InlineData("{ A01: a }", "{ all: [{ A01: a }, { fact: { cloud: true } }] }")]
    public void What_no_case_tells_apart_is_one(string one, string other) => Assert.True(Same(one, other));

    [Theory]
    [InlineData("{ A01: a }", "{ A01: [a, b] }")]
    [InlineData("{ A01: [a, b] }", "{ A01: { none: [b] } }")]
    [InlineData("{ A04: present }", "{ A04: answered }")]
    [InlineData("{ A02: { at_most: 3 } }", "{ A02: { at_most: 4 } }")]
    [InlineData("{ A05: { countries: [JP] } }", "{ A05: { countries: [JP, US] } }")]
    [InlineData("{ A07: { covers: use } }", "{ A07: answered }")]
    [InlineData("{ all: [{ A01: a }, { A06: a }] }", "{ any: [{ A01: a }, { A06: a }] }")]
    [InlineData("{ A01: a }", "{ all: [{ A01: a }, { record: note }] }")]
    [InlineData("consult", "unregistered")]
    public void What_one_case_tells_apart_is_not(string one, string other) => Assert.False(Same(one, other));

    private static bool Same(string one, string other)
    {
        var bank = SamplePolicy.Bank();
        var policy = Read(one);
        return Equivalence.Holds(policy.Requirements[0], Read(other).Requirements[0], policy, bank);

        Policy Read(string met)
        {
            var problems = new List<Problem>();
            var file = new ContentFile("p.yaml", SamplePolicy.With(
                "{ all: [ { A01: a }, { A02: { at_most: 3 } }, { record: note } ] }", met));
            var read = new PolicyFile(bank, problems).Read(file)!;
            Assert.Empty(problems);
            return read;
        }
    }
}
