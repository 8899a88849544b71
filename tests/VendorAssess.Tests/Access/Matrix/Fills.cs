using System.Text;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>What is written into a form so that it says something; a canary stands wherever a text may.</summary>
public sealed class Fills(Canaries canaries, IReadOnlyDictionary<string, string> managers)
{
    /// <summary>The files that forms are sent with; the rest are sent with a small PDF.</summary>
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal)
    {
        ["read"] = Transfer("matrix-new"),
    };

    public static byte[] Transfer(string newcomer) => Encoding.UTF8.GetBytes(
        "部局,職,今の人のログイン名,異動,新しい人のログイン名,新しい人の氏名\n"
        + $"福祉課（デモ）,担当者,,着任,{newcomer},新人 一郎\n");

    /// <param name="again">With other words than the first time, since the same again is no change.</param>
    public IEnumerable<(string Name, string[] Values)> For(
        string route, string form, Subject subject, bool again = false)
    {
        // A draft whose words were changed is saved before it is submitted, and whoever works on it may save it.
        if (again && form == "request=Submit")
            return [];
        var texts = Texts(route, form, kind => canaries.Of(subject.Name, kind) + (again ? "再" : ""), subject)
            .Concat(again && (route, form) == ("/requests/{Id:int}", "decide") ? SentBack : []);
        return texts.GroupBy(f => f.Name, StringComparer.Ordinal).Select(f => (f.Key, f.Last().Value.Split('|')));
    }

    /// <summary>The name of the file that a form is sent with.</summary>
    public string FileNameFor(string form, Subject subject) => form switch
    {
        "evidence" => $"{canaries.Of(subject.Name, "evidence-name")}.pdf",
        "paper" => $"{canaries.Of(subject.Name, "paper-name")}.xlsx",
        "import" => $"{canaries.Of(subject.Name, "import-name")}.xlsx",
        "read" => "人事異動.csv",
        _ => "pack.json",
    };

    // What the case says has moved on by then, and only sending back is left.
    private static readonly (string Name, string Value)[] SentBack =
    [
        ("Form.Status", "SentBack"), ("Form.Conditions[0].Text", ""), ("Form.Conditions[0].Due", ""),
        ("Form.Conditions[0].Post", ""),
    ];

    private (string Name, string Value)[] Texts(
        string route, string form, Func<string, string> canary, Subject subject) => (route, form) switch
    {
        ("/answer/{GroupId}", "answers") =>
            [("KM02.value", "a"), ("KM02:note", canary("vendor-note")), ("KM02:evidence", canary("vendor-evidence"))],
        ("/answer/colleagues", "hand-over") => [("Form.Groups", "EX"), ("Form.Name", "同僚")],
        ("/answer/submit", "submit") =>
            [("Form.Title", "部長"), ("Form.Declared", "true"), ("Form.KnowsUnanswered", "true")],
        ("/answer/name", "name") => [("Form.Name", canary("vendor-person"))],
        (_, "invite") =>
        [
            ("Form.Name", canary("recipient")), ("Form.Contact", canary("contact")),
            ("Form.Message", canary("message")), ("Form.Groups", "KM|EX"),
            ("Form.Address", $"{subject.Name}@vendor.example"),
        ],
        (_, "reopen") => [("Form.Reason", canary("reopening"))],
        (_, "extend") => [("Form.Due", "2027-03-31"), ("Form.ExpiresOn", "2027-04-30")],
        _ when route.StartsWith("/admin/", StringComparison.Ordinal) => Administration(form, subject),
        _ => [.. OfCase(route, form, canary, subject), .. OfStep(route, form, canary, subject)],
    };

    private static (string Name, string Value)[] OfCase(
        string route, string form, Func<string, string> canary, Subject subject) => (route, form) switch
    {
        (_, "begin-case" or "change-case") =>
        [
            ("Form.Title", canary("title")), ("Form.Purpose", canary("purpose")), .. Facts(subject),
            ("facts.segments", "internet"), ("facts.use_from", "2027-01-01"),
        ],
        ("/cases/{Id:int}/close", "close") =>
        [
            ("Form.Kind", "UseEnded"), ("Form.UseEndedOn", "2026-04-01"), ("Form.Reason", canary("closing")),
        ],
        (_, "name-service") =>
        [
            ("Form.Provider", $"株式会社架空 {subject.Name}"),
            ("Form.Service", $"{canary("service")} {Guid.NewGuid():N}"),
        ],
        ("/cases/{CaseId:int}/answers", "answers") =>
        [
            ($"{Routes.OwnQuestion}.value", "yes"), ($"{Routes.OwnQuestion}.reason", canary("own-answer")),
            ($"{Routes.OwnQuestion}:note", canary("own-note")),
        ],
        (_, "answers") =>
        [
            ("KM04.value", "a"), ("KM04:note", canary("vendor-relayed-note")),
            ("note-IR05.content", canary("city-note")),
        ],
        (_, "evidence") => [("Form.Confidential", "true")],
        ("/disposals", "decide") when subject.Name == Subject.Disposed =>
            [("Form.Cases", $"{subject.Case}"), ("Form.Decision", "Dispose"), ("Form.Understood", "true")],
        ("/disposals", "decide") => [("Form.Cases", $"{subject.Admin.Kept}"), ("Form.Until", "2050-12-31")],
        (_, "comment=false" or "comment=true") => [("Content", canary("comment"))],
        (_, "proposals=accept" or "proposals=reject") => [("choose", "KM03")],
        _ => [],
    };

    // By them the procedure is another one.
    private static (string Name, string Value)[] Facts(Subject subject) => subject.Name switch
    {
        Subject.ByManager => [("facts.importance", "III"), ("facts.contract", "terms-with-agreement")],
        Subject.ByCiso =>
        [
            ("facts.importance", "II"), ("facts.contract", "terms-with-agreement"), ("facts.important_system", "true"),
            ("facts.external_network", "true"),
        ],
        Subject.Light => [("facts.confidentiality", "1")],
        _ => [("facts.confidentiality", "3")],
    };

    private (string Name, string Value)[] OfStep(
        string route, string form, Func<string, string> canary, Subject subject) => (route, form) switch
    {
        ("/cases/{CaseId:int}/advice", "ask") => [("Form.Text", canary("advice-asked"))],
        ("/cases/{CaseId:int}/advice", "give") => [("Form.Text", canary("advice-given"))],
        (_, "ask") =>
        [
            ("Form.Others", Excepted(subject)),
            ("Form.Reason", canary("exception-reason")),
            ("Form.Measures", canary("exception-measures")), ("Form.From", "2027-01-01"), ("Form.Until", "2027-03-31"),
        ],
        ("/exceptions/{Id:int}", "decide") =>
            [("Form.Status", "Granted"), ("Form.Reason", canary("exception-decision"))],
        (_, "request=Save" or "request=Submit") =>
        [
            ("Form.Statement", canary("statement")), ("Form.Network", canary("network")),
            ("Form.UseFrom", "2027-01-01"),
        ],
        ("/requests/{Id:int}", "decide") =>
        [
            ("Form.Status", "ApprovedWithConditions"), ("Form.Reason", canary("decision")),
            ("Form.Conditions[0].Text", canary("condition")), ("Form.Conditions[0].Due", "2027-03-31"),
            ("Form.Conditions[0].Post", managers.GetValueOrDefault(subject.Division, "")),
        ],
        (_, "say=Asked") => [("Form.Text", canary("review-question"))],
        (_, "say=Answered" or "say=Settled") => [("Form.Text", canary("review-answer"))],
        ("/checks/{Id:int}", "record") => [("Form.Note", canary("check-note"))],
        (_, "record") => [("Form.Reason", canary("override"))],
        (_, "withdraw") => [("Form.WithdrawReason", "取り消す"), ("Form.Reason", "取り下げる")],
        _ => [],
    };

    // A requirement that is not met yet.
    private static string Excepted(Subject subject) => subject.Name switch
    {
        Subject.ByManager or Subject.ByCiso => "S06",
        Subject.Light => "K11",
        _ => "K57",
    };

    private static (string Name, string Value)[] Administration(string form, Subject subject) => form switch
    {
        "take-post" => [("Take.Login", "shimin-bucho"), ("Take.Until", "2099-06-30")],
        "substitute" => [("Form.Login", "shimin-bucho")],
        "leave-post" => [("Leave.Until", "2099-06-30")],
        "end-substitution" or "end-delegation" => [("Ends.Until", "2099-06-30")],
        "move-uses" => [("Moves.Post", $"{subject.Admin.Beside}")],
        "delegate" => [("Form.From", "2099-07-01")],
        "mail" => [("Form.Address", "matrix@city.example")],
        "retention" => [("Form.Decides", "chief"), ("Form.Years", "5")],
        "add-person" => [("Form.Login", $"new-{Guid.NewGuid():N}"[..20])],
        "add-department" => [("Form.Name", $"課 {Guid.NewGuid():N}")],
        "add-post" => [("Form.Title", $"職 {Guid.NewGuid():N}")],
        _ => [],
    };
}
