namespace VendorAssess.Domain.Questionnaires;

/// <summary>How long an answer to a question holds where the person who gave it does not say (鮮度).</summary>
public abstract record Validity
{
    /// <summary>The answer names the day itself: in its main value, a part, or a column of its table.</summary>
    public sealed record OwnDate(string Field) : Validity;

    /// <summary>So many months after the day in a part, or with an empty <see cref="From"/> after the as-of day.</summary>
    public sealed record Period(int Months, string From) : Validity;
}
