using VendorAssess.Domain.People;

namespace VendorAssess.Access.People;

/// <summary>A valid session: who it is, and whether the one-time password has still to be replaced.</summary>
public sealed record SignedIn(Person Person, bool MustChangePassword, DateTime SeenAt);
