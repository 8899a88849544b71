using VendorAssess.Domain.Mails;

namespace VendorAssess.Store;

/// <summary>Where the head of the audit chain is kept outside the database: a file, a mail address, both or neither.</summary>
public sealed record AnchorPlaces(AuditAnchor? File, string? Address)
{
    /// <summary><c>Audit:AnchorFile</c> and <c>Audit:AnchorMail</c>.</summary>
    public static AnchorPlaces From(IConfiguration configuration)
    {
        var address = configuration["Audit:AnchorMail"] is { Length: > 0 } mail ? mail : null;
        return address is not null && MailRules.WhyNotAddress(address) is not null
            ? throw new InvalidOperationException($"Audit:AnchorMail is \"{address}\"; write one plain address, like kansa@city.example")
            : new(configuration["Audit:AnchorFile"] is { Length: > 0 } path ? new AuditAnchor(path) : null, address);
    }
}
