using System.Globalization;
using VendorAssess.Domain.People;

namespace VendorAssess.Store;

/// <summary>Who administers, and from where.</summary>
public sealed record Administrator(Person Person, string? Address)
{
    /// <summary>One deed for the audit log; names stay out of it, ids and digests tell what was done.</summary>
    public AuditEntry Did(string action, string kind, int id, params (string Name, string Value)[] detail) =>
        new(Person.Id, Person.AdministeringPost()?.Id, action, kind, id.ToString(CultureInfo.InvariantCulture), Address)
        {
            Detail = detail.ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal),
        };
}
