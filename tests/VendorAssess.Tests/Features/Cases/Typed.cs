using VendorAssess.Domain.Cases;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases;

/// <summary>What a form gives for facts; tests start from residents' data in a SaaS.</summary>
public static class Typed
{
    public static readonly IReadOnlyDictionary<string, string[]> ResidentData = new Dictionary<string, string[]>
    {
        ["cloud"] = ["true"], ["model"] = ["saas"], ["contract"] = ["terms-with-agreement"], ["confidentiality"] = ["3"],
        ["integrity"] = ["2"], ["availability"] = ["2"], ["segments"] = ["internet"], ["own_network"] = ["false"],
        ["personal"] = ["yes"], ["my_number"] = ["none"],
    };

    public static IReadOnlyDictionary<string, string[]> But(string fact, params string[] values) =>
        new Dictionary<string, string[]>(ResidentData) { [fact] = values };

    public static readonly CaseWording Wording = new("住民票の予約", "窓口の混雑を減らす");
}
