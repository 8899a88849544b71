using VendorAssess.Access.People;

namespace VendorAssess.Access.SignIns;

/// <summary>
/// Where a sign-in comes from: the network, the device when the account knows the browser, what the browser calls
/// itself, and the session that it had before.
/// </summary>
public sealed record CameFrom(
    string Network, string? Device = null, string? Browser = null, SessionToken? Before = null);
