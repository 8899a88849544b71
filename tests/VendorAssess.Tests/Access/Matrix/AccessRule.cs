namespace VendorAssess.Tests.Access.Matrix;

/// <summary>Who may see and do what, said anew by people and departments, not by the product's own functions.</summary>
internal static class AccessRule
{
    public static bool MaySee(string person, string subject) => subject != Subject.Disposed
        && ((person, subject) is ("keiyaku", "fukushi-procured") || MaySeeRecord(person, subject));

    /// <summary>Of what was disposed of only the record is left; procurement sees none.</summary>
    public static bool MaySeeRecord(string person, string subject) => (person, subject) switch
    {
        (_, "missing") => false,
        // The section's head handles the chief's work for some procedures, and sees what the chief sees.
        ("tokatsu" or "joho-kacho" or "ciso" or "kansa", _) => true,
        _ => Works(person, subject),
    };

    /// <summary>What vendors say of their services is for everybody who works on cases or sees all of them.</summary>
    public static bool MaySeeSheet(string person, string subject) => subject != "missing"
        && (MaySee(person, subject) || MaySeeRecord(person, subject)
            || person.StartsWith("shimin", StringComparison.Ordinal)
            || person.StartsWith("fukushi", StringComparison.Ordinal));

    public static bool MayGet(string person, string route, string subject) => route switch
    {
        // That there was such a service stays known, but nothing that was said of it.
        "/services/{ServiceId:int}/answers/{Question}" or "/services/{id:int}/pack.json"
            when subject == Subject.Disposed => false,
        "/services/{Id:int}" => person != MatrixTown.Anonymous && !IsVendor(person) && subject != "missing",
        _ when route.StartsWith("/services/", StringComparison.Ordinal) => MaySeeSheet(person, subject),
        "/disposals/records/{Id:int}" => MaySeeRecord(person, subject),
        _ => MaySee(person, subject),
    };

    /// <summary>Whether a form may be offered to somebody at all.</summary>
    /// <param name="form">With what its button says, and the number of the view where there are several.</param>
    public static bool MayDo(string person, string route, string form, string subject) =>
        (route, form.Split('@')[0]) switch
    {
        ("/sign-in", _) => true,
        _ when route.StartsWith("/answer", StringComparison.Ordinal) => IsVendor(person) && person != MatrixTown.Former,
        _ when person == MatrixTown.Anonymous || IsVendor(person) => false,
        _ when route.StartsWith("/account", StringComparison.Ordinal) || route == "/password" => true,
        // The holder of a post says whom it lets handle its work.
        ("/admin/posts/{Id:int}", "delegate" or "end-delegation") => person is "kanri" or "tokatsu",
        _ when route.StartsWith("/admin", StringComparison.Ordinal) => person == "kanri",
        ("/audit" or "/audit/head", _) => person is "tokatsu" or "kansa" or "kanri",
        ("/disposals", _) => person == "tokatsu",
        // The delegate is the manager of the own section beside.
        ("/cases/new", _) => person == "joho-kacho" || Works(person, person.Split('-')[0]),
        _ when IsGone(subject) => false,
        ("/cases/{Id:int}/close", _) => Works(person, subject),
        // Nothing else is done about what is closed.
        _ when subject == "fukushi-closed" => false,
        ("/requests/{Id:int}", "decide") or (_, "say=Asked" or "say=Settled") => StepRule.MayDecide(person, subject),
        (_, "give") => person == "tokatsu",
        ("/exceptions", "look") or ("/exceptions/{Id:int}", "decide") => person == "ciso",
        ("/checks/{Id:int}", "record") => Works(person, subject, "kacho"),
        ("/requests/{Id:int}", "withdraw") or (_, "request=Submit") => StepRule.MaySubmit(person, subject),
        ("/cases/{CaseId:int}/advice", "ask") => StepRule.MayAskForAdvice(person, subject),
        ("/exceptions/{Id:int}", "withdraw") or (_, "ask") => StepRule.MayAskForException(person, subject),
        // What the CISO decided is recorded by the CISO.
        ("/cases/{CaseId:int}/answers" or "/cases/{id:int}/answers/items/{item}", _) =>
            person == "ciso" || Works(person, subject),
        (_, "take-back") => person == "keiyaku" || Works(person, subject),
        ("/cases/{CaseId:int}/candidates/{Number:int}/findings/{RequirementId}", _) =>
            person is "tokatsu" or "joho-kacho" || Works(person, subject, "kacho") || Works(person, subject, "bucho"),
        // Who reviews notes the city's view beside some of a vendor's answers.
        ("/cases/{CaseId:int}/candidates/{Number:int}/answers/{GroupId}", _) when form == "answers@2" =>
            person is "tokatsu" or "joho-kacho" || Works(person, subject),
        (_, "comment=false" or "comment=true") => person is "tokatsu" or "joho-kacho" || Works(person, subject),
        _ => Works(person, subject),
    };

    /// <summary>Whether somebody may receive a string of the city's or of a vendor's.</summary>
    public static bool MayReceive(string person, Canary canary) => person switch
    {
        _ when canary.Subject == Subject.Nobodys => true,
        MatrixTown.Former => false,
        _ when IsVendor(person) => canary.Subject == "shimin" == (person is "vendor-shimin" or MatrixTown.Unnamed)
            && canary.Subject is "shimin" or "fukushi" && (canary.IsShared || canary.IsToldToVendor),
        // Which services the city knows is told to all who work for it.
        _ when canary.Kind == "service" => person != MatrixTown.Anonymous,
        _ when canary.Kind == "disposed-title" || (canary.Subject, canary.Kind) == (Subject.Disposed, "title") =>
            MaySeeRecord(person, canary.Subject),
        _ when canary.Subject == Subject.Disposed => false,
        _ => canary.IsShared ? MaySeeSheet(person, canary.Subject) : MaySee(person, canary.Subject),
    };

    private static bool IsVendor(string person) => person.StartsWith("vendor-", StringComparison.Ordinal);

    /// <summary>In the division whose it is, under any post or under one; a substitute (代理) as the manager would.</summary>
    public static bool Works(string person, string subject, string? post = null) =>
        person.Split('-') is [("shimin" or "fukushi") and var division, var held]
        && subject.Split('-')[0] == division && (post is null || (held == "dairi" ? "kacho" : held) == post);

    private static bool IsGone(string subject) => subject is "missing" or Subject.Disposed;
}
