using System.Globalization;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>What every write on exceptions says alike.</summary>
public static class ExceptionTexts
{
    public const string NoSuchException = "この例外措置は見つかりません。あなたの部署からは見られないものかもしれません。";

    public static AuditEntry Audit(Signed by, string? address, string action, int id) => new(
        by.PersonId, by.PostId, action, "exception", id.ToString(CultureInfo.InvariantCulture), address);
}
