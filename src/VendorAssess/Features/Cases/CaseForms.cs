using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Cases;

namespace VendorAssess.Features.Cases;

/// <summary>The words of a new case and whose it is; its facts stand beside it (<see cref="FactsForm"/>).</summary>
public sealed class BeginCaseForm
{
    [Required(ErrorMessage = "件名を書いてください。")]
    [StringLength(CaseRules.LongestTitle, ErrorMessage = "件名は 200 文字までで書いてください。")]
    public string Title { get; set; } = "";

    [Required(ErrorMessage = "利用の目的を書いてください。")]
    [StringLength(CaseRules.LongestPurpose, ErrorMessage = "利用の目的は 4000 文字までで書いてください。")]
    public string Purpose { get; set; } = "";

    [Required(ErrorMessage = "所属を選んでください。")]
    public string Department { get; set; } = "";

    public CaseWording Wording => new(Title, Purpose);
}

/// <summary>The words of a case as changed on the version that was seen.</summary>
public sealed class ChangeCaseForm
{
    [Required(ErrorMessage = "件名を書いてください。")]
    [StringLength(CaseRules.LongestTitle, ErrorMessage = "件名は 200 文字までで書いてください。")]
    public string Title { get; set; } = "";

    [Required(ErrorMessage = "利用の目的を書いてください。")]
    [StringLength(CaseRules.LongestPurpose, ErrorMessage = "利用の目的は 4000 文字までで書いてください。")]
    public string Purpose { get; set; } = "";

    public int SeenVersion { get; set; }

    public CaseWording Wording => new(Title, Purpose);
}

/// <summary>A service named with its provider.</summary>
public sealed class NameServiceForm
{
    [Required(ErrorMessage = "事業者名を書いてください。"), StringLength(WantedService.LongestName)]
    public string Provider { get; set; } = "";

    [Required(ErrorMessage = "サービス名を書いてください。"), StringLength(WantedService.LongestName)]
    public string Service { get; set; } = "";

    [StringLength(WantedService.LongestName)]
    public string Plan { get; set; } = "";
}

/// <summary>A registered service chosen by its number.</summary>
public sealed class ChooseServiceForm
{
    [Required(ErrorMessage = "サービスを選んでください。")]
    public string Known { get; set; } = "";
}
