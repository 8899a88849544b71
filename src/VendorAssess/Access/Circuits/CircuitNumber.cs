namespace VendorAssess.Access.Circuits;

/// <summary>The beginning of the circuit's id, as the log names it when one of its events fails.</summary>
public sealed class CircuitNumber
{
    public const string Cascade = "CircuitNumber";

    private const int Shown = 10;

    public string? Text { get; private set; }

    public void Is(string circuitId) => Text = circuitId[..Math.Min(Shown, circuitId.Length)];
}
