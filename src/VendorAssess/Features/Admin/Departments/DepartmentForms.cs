using System.ComponentModel.DataAnnotations;
using System.Globalization;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Admin.Departments;

public sealed class DepartmentNameForm
{
    [Required(ErrorMessage = "部局の名前を書いてください。")]
    [StringLength(DepartmentRules.LongestName, ErrorMessage = "部局の名前は 60 文字までで書いてください。")]
    public string Name { get; set; } = "";
}

public sealed class ChangeDepartmentForm
{
    [Required(ErrorMessage = "部局の名前を書いてください。")]
    [StringLength(DepartmentRules.LongestName, ErrorMessage = "部局の名前は 60 文字までで書いてください。")]
    public string Name { get; set; } = "";

    public string Parent { get; set; } = "";

    public DepartmentWish ToWish() => new(Name, IdForm.Read(Parent));
}

public sealed class CloseDepartmentForm
{
    [Required(ErrorMessage = "最後の日を入れてください。")]
    public DateOnly? Until { get; set; }

    public string Successor { get; set; } = "";

    public ClosingWish ToWish() => new(Until, IdForm.Read(Successor));
}

/// <summary>A number that a select posted; null for none.</summary>
internal static class IdForm
{
    public static int? Read(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static string Write(int id) => id.ToString(CultureInfo.InvariantCulture);
}
