using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using VendorAssess.Access.People;

namespace VendorAssess.Access.Circuits;

/// <summary>The circuits of this process: whose they are, and how to end them.</summary>
public sealed class OpenCircuits(TimeProvider clock)
{
    // Longer than the framework keeps a disconnected circuit (3 minutes); a forgotten one is refused.
    private static readonly TimeSpan Retention = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Entry> byConnection = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Gone> gone = new(StringComparer.Ordinal);

    private sealed record Entry(HubCallerContext Connection, SessionToken Session, string PersonId, string? Circuit);

    private sealed record Gone(SessionToken Session, DateTimeOffset At);

    public int Count => byConnection.Count;

    public int CountOf(string personId) => byConnection.Values.Count(e => e.PersonId == personId);

    public void Connected(HubCallerContext connection, SessionToken session, string personId) =>
        byConnection[connection.ConnectionId] = new(connection, session, personId, null);

    public void Opened(HubCallerContext connection, string circuit)
    {
        if (byConnection.TryGetValue(connection.ConnectionId, out var entry))
            byConnection[connection.ConnectionId] = entry with { Circuit = circuit };
    }

    public void Disconnected(HubCallerContext connection)
    {
        if (byConnection.TryRemove(connection.ConnectionId, out var entry) && entry.Circuit is not null)
            gone[entry.Circuit] = new(entry.Session, clock.GetUtcNow());
        foreach (var (circuit, left) in gone)
            if (left.At < clock.GetUtcNow() - Retention)
                gone.TryRemove(circuit, out _);
    }

    /// <summary>Whether a circuit may be taken up again: only by the session that it was opened for.</summary>
    public bool MayReconnect(string circuit, SessionToken session) =>
        gone.TryGetValue(circuit, out var left)
            ? left.Session == session
            : byConnection.Values.Any(e => e.Circuit == circuit && e.Session == session);

    public void End(SessionToken session)
    {
        foreach (var entry in byConnection.Values.Where(e => e.Session == session))
            entry.Connection.Abort();
    }
}
