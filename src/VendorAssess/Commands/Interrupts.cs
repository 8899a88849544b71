using System.Runtime.InteropServices;

namespace VendorAssess.Commands;

/// <summary>
/// Signals end a verb through the process's exit handlers, so that no server of ours is left; the runtime alone does not.
/// </summary>
public static class Interrupts
{
    private static readonly (PosixSignal Signal, int Number)[] Ending =
        [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15)];

    private static IReadOnlyList<PosixSignalRegistration> registered = [];

    public static void EndProperly() =>
        registered = [.. Ending.Select(one =>
            PosixSignalRegistration.Create(one.Signal, context => End(context, 128 + one.Number)))];

    /// <summary>From now on the web host stops the process in its own order.</summary>
    public static void LeaveToHost()
    {
        foreach (var registration in Interlocked.Exchange(ref registered, []))
            registration.Dispose();
    }

    private static void End(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        Environment.Exit(exitCode);
    }
}
