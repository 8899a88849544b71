using VendorAssess.Domain.Requests;
using VendorAssess.Ui;

namespace VendorAssess.Features.Requests.Excepting;

public static class ExceptionBadge
{
    /// <summary>A permission whose period is over says so.</summary>
    public static Badge Of(ExceptionStatus status, bool emergency, bool lasts)
    {
        var label = status.Label(emergency);
        return status switch
        {
            ExceptionStatus.Asked => new(label, "▶", Look.Open),
            ExceptionStatus.Granted => lasts ? new(label, "△", Look.Partly) : new($"{label}（期間終了）", "－", Look.Quiet),
            ExceptionStatus.Refused => new(label, "×", Look.Bad),
            ExceptionStatus.Withdrawn => new(label, "－", Look.Quiet),
        };
    }
}
