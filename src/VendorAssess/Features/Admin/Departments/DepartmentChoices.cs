using VendorAssess.Domain.People;
using VendorAssess.Ui.Forms;

namespace VendorAssess.Features.Admin.Departments;

/// <summary>The departments that stay, by their path, to choose one of.</summary>
public static class DepartmentChoices
{
    /// <summary>Without the department itself and what stands below it.</summary>
    public static IEnumerable<Choice> Of(DepartmentTree tree, int besides) =>
        tree.All
            .Where(d => d.Until is null && tree.LineageOf(d.Id).All(up => up.Id != besides))
            .Select(d => new Choice(IdForm.Write(d.Id), tree.PathOf(d.Id)))
            .OrderBy(c => c.Label, StringComparer.Ordinal);
}
