namespace VendorAssess.Database;

/// <summary>The database cannot be used as it is; the message is the one line a person needs to mend it.</summary>
public sealed class DatabaseRefusedException(string message) : Exception(message);
