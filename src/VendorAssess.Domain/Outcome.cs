namespace VendorAssess.Domain;

/// <summary>What came of a decision: the new value, or the reason why not, in the words shown to the person.</summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public sealed record Done(T Value) : Outcome<T>;

    public sealed record Refused(string Reason) : Outcome<T>;
}

/// <summary>Short ways to make an <see cref="Outcome{T}"/>.</summary>
public static class Outcome
{
    public static Outcome<T> Done<T>(T value) => new Outcome<T>.Done(value);

    public static Outcome<T> Refused<T>(string reason) => new Outcome<T>.Refused(reason);
}
