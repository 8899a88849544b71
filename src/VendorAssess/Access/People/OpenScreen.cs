namespace VendorAssess.Access.People;

/// <summary>Marks an endpoint that an open page asks by itself: that somebody looks keeps no session alive.</summary>
public sealed class OpenScreen;
