namespace VendorAssess.Domain.Cases;

/// <summary>A service to consider: one that is known by its number, or one that is named with its provider.</summary>
public sealed record WantedService(int? Known, string Provider, string Name, string Plan)
{
    public const int LongestName = 200;

    public WantedService Trimmed() => this with { Provider = Provider.Trim(), Name = Name.Trim(), Plan = Plan.Trim() };

    public string? WhyNot() => this switch
    {
        { Known: not null } => null,
        { Provider: "", Name: "" } => "登録済みのサービスを選ぶか、事業者名とサービス名を書いてください。",
        { Name: "" } => "サービス名を書いてください。",
        { Provider: "" } => "事業者名を書いてください。",
        { Provider.Length: > LongestName } or { Name.Length: > LongestName } or { Plan.Length: > LongestName } =>
            $"事業者名、サービス名、プランは、それぞれ {LongestName} 文字までで書いてください。",
        _ => null,
    };
}
