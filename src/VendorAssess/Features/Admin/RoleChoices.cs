using VendorAssess.PolicyFiles;
using VendorAssess.Ui.Forms;

namespace VendorAssess.Features.Admin;

/// <summary>The roles to choose one of, in the words of the policies in force.</summary>
public static class RoleChoices
{
    public static IEnumerable<Choice> Of(OfferedPolicies policies) =>
        policies.Roles.Select(role => new Choice(role, Label(policies, role)));

    // Where several policies are in force, each city's own title stands behind the plain one.
    private static string Label(OfferedPolicies policies, string role)
    {
        var plain = policies.RoleTitle(role);
        var titles = policies.All.SelectMany(p => p.Roles).Where(r => r.Id == role).Select(r => r.Title)
            .Distinct(StringComparer.Ordinal).Where(t => t != plain).ToList();
        return titles.Count == 0 ? plain : $"{plain}（{string.Join("、", titles)}）";
    }
}
