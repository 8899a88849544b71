using Microsoft.AspNetCore.Components.Server.Circuits;

namespace VendorAssess.Access.Circuits;

/// <summary>Loads the person before a circuit renders, and drops the events of one whose session is over.</summary>
public sealed class CircuitEntry(CircuitPerson person, CircuitNumber number) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        number.Is(circuit.Id);
        if (!await person.Refresh(cancellationToken))
            throw new UnauthorizedAccessException("The session of this circuit has ended.");
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) =>
        activity =>
        {
            person.NoteActivity();
            return person.IsOver ? Task.CompletedTask : next(activity);
        };
}
