namespace VendorAssess.Tests.Access.Matrix;

/// <summary>Who may see and do what, said anew by people and departments, not by the product's own functions.</summary>
internal static class AccessRule
{
    public static bool MaySee(string person, string subject) => (person, subject) switch
    {
        (MatrixTown.Anonymous, _) or (_, "missing") => false,
        // The section's head handles the chief's work for some procedures, and sees what the chief sees.
        ("tokatsu" or "joho-kacho" or "ciso" or "kansa", _) => true,
        ("keiyaku", "fukushi-procured") => true,
        _ => Works(person, subject),
    };

    /// <summary>Of what is gone, procurement sees nothing any more.</summary>
    public static bool MaySeeGone(string person, string subject) => person != "keiyaku" && MaySee(person, subject);

    /// <summary>What vendors say of their services is for everybody who works on cases or sees all of them.</summary>
    public static bool MaySeeSheet(string person, string subject) => (person, subject) switch
    {
        (_, "missing") => false,
        _ => MaySee(person, subject) || person.StartsWith("shimin", StringComparison.Ordinal)
            || person.StartsWith("fukushi", StringComparison.Ordinal),
    };

    public static bool MayGet(string person, string route, string subject) => route switch
    {
        "/services/{Id:int}" => person != MatrixTown.Anonymous && !IsVendor(person) && subject != "missing",
        _ when route.StartsWith("/services/", StringComparison.Ordinal) => MaySeeSheet(person, subject),
        "/disposals/records/{Id:int}" => MaySeeGone(person, subject),
        _ => MaySee(person, subject),
    };

    /// <summary>Whether a form may be offered to somebody at all.</summary>
    /// <param name="form">With what its button says, and the number of the view where there are several.</param>
    public static bool MayDo(string person, string route, string form, string subject) =>
        (route, form.Split('@')[0]) switch
    {
        ("/sign-in", _) => true,
        _ when route.StartsWith("/answer", StringComparison.Ordinal) => IsVendor(person),
        _ when person == MatrixTown.Anonymous || IsVendor(person) => false,
        _ when route.StartsWith("/account", StringComparison.Ordinal) || route == "/password" => true,
        // The holder of a post says whom it lets handle its work.
        ("/admin/posts/{Id:int}", "delegate" or "end-delegation") => person is "kanri" or "tokatsu",
        _ when route.StartsWith("/admin", StringComparison.Ordinal) => person == "kanri",
        ("/audit" or "/audit/head", _) => person is "tokatsu" or "kansa" or "kanri",
        ("/disposals", _) => person == "tokatsu",
        ("/cases/new", _) => Works(person, person.Split('-')[0]),
        _ when subject == "missing" => false,
        ("/cases/{Id:int}/close", _) => Works(person, subject),
        // Nothing else is done about what is closed.
        _ when subject == "fukushi-closed" => false,
        ("/requests/{Id:int}", "decide") or (_, "give" or "say=Asked" or "say=Settled") => person == "tokatsu",
        ("/exceptions/{Id:int}", "decide") => person == "ciso",
        ("/exceptions/{Id:int}", "withdraw") or ("/checks/{Id:int}", "record") => Works(person, subject, "kacho"),
        ("/requests/{Id:int}", "withdraw") => Works(person, subject, "bucho"),
        ("/cases/{CaseId:int}/advice", "ask") or (_, "request=Submit") => Works(person, subject, "bucho"),
        (_, "ask") => Works(person, subject, "kacho"),
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
        _ when IsVendor(person) => canary.Subject == "shimin" == (person is "vendor-shimin" or MatrixTown.Unnamed)
            && canary.Subject is "shimin" or "fukushi" && (canary.IsShared || canary.IsToldToVendor),
        // Which services the city knows is told to all who work for it.
        _ when canary.Kind == "service" => person != MatrixTown.Anonymous,
        _ when canary.Kind == "disposed-title" => MaySeeGone(person, canary.Subject),
        _ => canary.IsShared ? MaySeeSheet(person, canary.Subject) : MaySee(person, canary.Subject),
    };

    private static bool IsVendor(string person) => person.StartsWith("vendor-", StringComparison.Ordinal);

    public static bool Works(string person, string subject, string? post = null) =>
        person.Split('-') is [("shimin" or "fukushi") and var division, var held]
        && subject.Split('-')[0] == division && (post is null || held == post);
}
