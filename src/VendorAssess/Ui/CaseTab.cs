namespace VendorAssess.Ui;

/// <summary>The pages of a case, in the order in which it goes through them.</summary>
public enum CaseTab
{
    Case, Requirements, Candidates, Answers, Comparison, Specification, Request,
}

public static class CaseTabs
{
    public static string Label(this CaseTab tab) => tab switch
    {
        CaseTab.Case => "案件",
        CaseTab.Requirements => "要件",
        CaseTab.Candidates => "候補",
        CaseTab.Answers => "回答",
        CaseTab.Comparison => "比較",
        CaseTab.Specification => "調達仕様",
        CaseTab.Request => "申請",
    };

    public static string Path(this CaseTab tab, int caseId) => tab switch
    {
        CaseTab.Case => $"/cases/{caseId}",
        CaseTab.Requirements => $"/cases/{caseId}/requirements",
        CaseTab.Candidates => $"/cases/{caseId}/candidates",
        CaseTab.Answers => $"/cases/{caseId}/answers",
        CaseTab.Comparison => $"/cases/{caseId}/comparison",
        CaseTab.Specification => $"/cases/{caseId}/specification",
        CaseTab.Request => $"/cases/{caseId}/request",
    };
}
