using VendorAssess.Access.People;
using VendorAssess.Domain.People.Transfers;

namespace VendorAssess.Features.Admin.Transfers;

internal static class TransferLogins
{
    /// <summary>Every login that the rows name, as accounts hold it.</summary>
    public static string[] In(IEnumerable<TransferRow> rows) =>
    [
        .. rows.SelectMany(r => new[] { r.Leaver, r.Taker })
            .Where(login => login.Length > 0)
            .Select(LoginName.Normal)
            .Distinct(StringComparer.Ordinal),
    ];
}
