using VendorAssess.Access;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Features.Cases;

/// <summary>The inputs of facts in a posted form: named after the facts, and only those that the policy asks.</summary>
public static class FactsForm
{
    /// <summary>The name of the button that only shows what applies.</summary>
    public const string PreviewName = "preview";

    public static string InputName(string fact) => $"facts.{fact}";

    public static bool IsPreview(HttpContext http)
    {
        if (!http.Request.Form.ContainsKey(PreviewName))
            return false;
        NoteRefusals.IsAnswer(http);
        return true;
    }

    /// <summary>What was posted, so that nothing typed is lost; before that, the facts as they are.</summary>
    public static Dictionary<string, string[]> PostedOr(Policy policy, HttpRequest request, Facts facts) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType
            ? policy.Facts.ToDictionary(f => f.Id, f => Values(request.Form, f.Id), StringComparer.Ordinal)
            : new(AskedFacts.Typed(policy, facts), StringComparer.Ordinal);

    /// <summary>In an address that holds all facts of a trial: one without values was left without any.</summary>
    public const string TriedName = "tried";

    /// <summary>What an address tries in place of the facts as they are; it may name some facts only.</summary>
    public static Dictionary<string, string[]> TriedOr(Policy policy, IQueryCollection query, Facts facts)
    {
        var typed = new Dictionary<string, string[]>(AskedFacts.Typed(policy, facts), StringComparer.Ordinal);
        foreach (var id in policy.Facts.Select(f => f.Id))
        {
            if (query.TryGetValue(InputName(id), out var values))
                typed[id] = [.. values.OfType<string>()];
            else if (query.ContainsKey(TriedName))
                typed[id] = [];
        }
        return typed;
    }

    private static string[] Values(IFormCollection form, string fact) =>
        [.. form[InputName(fact)].OfType<string>()];
}
