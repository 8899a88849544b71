using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Ui;

/// <summary>How a short state looks: its sign and its words say it, the colour only repeats it.</summary>
public enum Look { Good, Partly, Bad, Open, Quiet }

/// <summary>A short state in words, with sign and look.</summary>
public sealed record Badge(string Text, string Sign, Look Look)
{
    public static Badge Of(Status status) => new(status.Label(), SignOf(status), status switch
    {
        Status.Met => Look.Good,
        Status.Partly => Look.Partly,
        Status.Unmet => Look.Bad,
        Status.Unknown or Status.Consult or Status.Unregistered => Look.Open,
        Status.OutOfScope => Look.Quiet,
    });

    public static Badge Of(Verdict verdict) => verdict switch
    {
        Verdict.Suitable => new(verdict.Label(), "○", Look.Good),
        Verdict.Conditional => new(verdict.Label(), "△", Look.Partly),
        Verdict.Unsuitable => new(verdict.Label(), "×", Look.Bad),
        Verdict.Pending => new(verdict.Label(), "？", Look.Open),
    };

    public static Badge Of(RequestStatus status) => status switch
    {
        RequestStatus.Draft => new(status.Label(), "…", Look.Quiet),
        RequestStatus.Submitted => new(status.Label(), "▶", Look.Open),
        RequestStatus.Approved => new(status.Label(), "○", Look.Good),
        RequestStatus.ApprovedWithConditions => new(status.Label(), "△", Look.Partly),
        RequestStatus.SentBack => new(status.Label(), "◀", Look.Partly),
        RequestStatus.Refused => new(status.Label(), "×", Look.Bad),
        RequestStatus.Withdrawn => new(status.Label(), "－", Look.Quiet),
    };

    // The signs that 点検 forms use, and three more for what cannot be judged yet.
    private static string SignOf(Status status) => status switch
    {
        Status.Met => "○", Status.Partly => "△", Status.Unmet => "×", Status.OutOfScope => "－",
        Status.Unknown => "？", Status.Consult => "協", Status.Unregistered => "未",
    };
}
