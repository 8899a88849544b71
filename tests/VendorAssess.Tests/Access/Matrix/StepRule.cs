namespace VendorAssess.Tests.Access.Matrix;

/// <summary>
/// Who takes the steps of a case by the procedure that its policy names: 川口市 as a rule; 仙台市, where the manager permits,
/// or the CISO what is connected to the outside; and 川口市's light one, which the chief lets the section's head handle.
/// </summary>
internal static class StepRule
{
    /// <summary>To be held against the matrix in both directions: nobody else decides, and these do.</summary>
    public static bool MayDecide(string person, string subject) => subject switch
    {
        // Of the own department; nobody above, and no manager elsewhere, whatever else they see.
        Subject.ByManager => AccessRule.Works(person, subject, "kacho"),
        Subject.ByCiso => person == "ciso",
        Subject.Light => person is "tokatsu" or "joho-kacho",
        _ => person == "tokatsu",
    };

    public static bool MaySubmit(string person, string subject) => subject switch
    {
        Subject.ByManager => AccessRule.Works(person, subject, "tanto"),
        Subject.ByCiso => IsOfTheSystem(person, subject),
        _ => AccessRule.Works(person, subject, "bucho"),
    };

    public static bool MayAskForAdvice(string person, string subject) => subject switch
    {
        Subject.ByManager or Subject.Light => false,
        Subject.ByCiso => IsOfTheSystem(person, subject),
        _ => AccessRule.Works(person, subject, "bucho"),
    };

    public static bool MayAskForException(string person, string subject) => subject switch
    {
        Subject.ByManager or Subject.ByCiso => AccessRule.Works(person, subject, "bucho"),
        _ => AccessRule.Works(person, subject, "kacho"),
    };

    private static bool IsOfTheSystem(string person, string subject) =>
        AccessRule.Works(person, subject, "system") || AccessRule.Works(person, subject, "kacho");
}
