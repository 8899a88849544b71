using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Soundness;

namespace VendorAssess.PolicyFiles;

/// <summary>Rows of applies and when that say nothing: hidden by another row, or never true.</summary>
public static class RowChecks
{
    public static void Run(Policy policy, Places places, List<Problem> problems)
    {
        foreach (var requirement in policy.Requirements)
            Check($"{requirement.Id} の applies", requirement.Applies, policy, places, problems);
        foreach (var procedure in policy.Procedures)
            Check($"手続 {procedure.Id} の when", procedure.When, policy, places, problems);
    }

    private static void Check(
        string where, DecisionTable table, Policy policy, Places places, List<Problem> problems)
    {
        foreach (var row in table.Rows)
        {
            foreach (var cell in HiddenRows.Impossible(row, policy))
            {
                problems.Add(new Problem(places.Of(row),
                    $"{where}: 「{cell.Fact}」の条件に当てはまる案件はありません。値を直すか、この行を除いてください。"));
            }
        }
        foreach (var (row, by) in HiddenRows.In(table, policy))
        {
            problems.Add(new Problem(places.Of(row),
                $"{where}: この行は、{places.Of(by).Line} 行 {places.Of(by).Column} 列の行に含まれているため、何も変えません。除くか、条件を直してください。"));
        }
    }
}
