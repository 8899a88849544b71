using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using VendorAssess.Access.Network;
using VendorAssess.Access.People;

namespace VendorAssess.Access.Circuits;

/// <summary>
/// Stands before the circuit hub: who may open one, from which address, how many, and who may resume it.
/// </summary>
public sealed class CircuitGate(
    OpenCircuits circuits, CircuitLimits limits, AllowedHosts hosts, RefusalLog refusals, ILogger<CircuitGate> logger) : IHubFilter
{
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (SessionToken.Of(context.Context.User) is not { } session || PersonId(context.Context) is not { } person)
        {
            context.Context.Abort();
            return;
        }
        circuits.Connected(context.Context, session, person);
        await next(context);
    }

    public Task OnDisconnectedAsync(
        HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        circuits.Disconnected(context.Context);
        return next(context, exception);
    }

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
        invocationContext.HubMethodName switch
        {
            "StartCircuit" => await Start(invocationContext, next),
            "ConnectCircuit" => await Reconnect(invocationContext, next),
            // State parked by another circuit has no owner we could check: the page is loaded anew instead.
            "ResumeCircuit" => null,
            _ => await next(invocationContext),
        };

    private async ValueTask<object?> Start(
        HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (WhyNot(call) is { } reason)
        {
            logger.LogWarning("Circuit refused: {Reason}", reason);
            await refusals.Note(CircuitOriginCheck.Refusal(
                reason, call.Context.GetHttpContext()?.Connection.RemoteIpAddress?.ToString(),
                int.Parse(PersonId(call.Context)!, CultureInfo.InvariantCulture)));
            // Shows the page's own error bar, which says what to do.
            await call.Hub.Clients.Caller.SendAsync("JS.Error", reason);
            return null;
        }
        var circuit = await next(call);
        if (circuit is string secret)
            circuits.Opened(call.Context, secret);
        return circuit;
    }

    private async ValueTask<object?> Reconnect(
        HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var secret = call.HubMethodArguments is [string first, ..] ? first : "";
        if (SessionToken.Of(call.Context.User) is not { } session || !circuits.MayReconnect(secret, session))
            return false;

        circuits.Opened(call.Context, secret);
        return await next(call);
    }

    private string? WhyNot(HubInvocationContext call) => call switch
    {
        _ when !IsOurs(call.HubMethodArguments.ElementAtOrDefault(0)) => "foreign base address",
        _ when !IsOurs(call.HubMethodArguments.ElementAtOrDefault(1)) => "foreign page address",
        _ when circuits.CountOf(PersonId(call.Context)!) > limits.PerPerson => "too many circuits of one person",
        _ when circuits.Count > limits.Total => "too many circuits",
        _ => null,
    };

    private bool IsOurs(object? address) =>
        Uri.TryCreate(address as string, UriKind.Absolute, out var uri)
        && hosts.Contains(new HostString(uri.Host, uri.Port));

    private static string? PersonId(HubCallerContext connection) =>
        connection.User?.FindFirstValue(ClaimTypes.NameIdentifier);
}
