namespace VendorAssess.Access.Network;

/// <summary>Marks what hands out a stranger's file: should a browser ever show it, nothing in it may do anything.</summary>
public sealed class HandedOut
{
    public const string ContentSecurityPolicy = "sandbox; default-src 'none'";
}
