using FsCheck;
using FsCheck.Fluent;

namespace VendorAssess.Tests.Domain.Requests.Walks;

/// <summary>
/// A step before it is known where the case stands: most are something that somebody may do now, so that walks get far.
/// </summary>
public sealed record Idea(int Deed, int Who, bool Guided, bool Stale, bool SaysWhy)
{
    private static readonly Deed[] Deeds = Enum.GetValues<Deed>();

    public Step In(CaseModel model)
    {
        var open = Guided ? Deeds.Where(d => model.WhoMay(d).Any()).ToArray() : Deeds;
        var deed = open[Deed % open.Length];
        var may = Guided ? model.WhoMay(deed).ToArray() : [];
        return new(deed, may.Length > 0 ? may[Who % may.Length] : Who, Stale, SaysWhy);
    }
}

public sealed record Walk(int Setup, IReadOnlyList<Idea> Steps);

public static class WalkSteps
{
    private static readonly Gen<Idea> Ideas =
        from deed in Gen.Choose(0, 1_000)
        from who in Gen.Choose(0, Walks.Setup.People - 1)
        from guided in Gen.Frequency((2, Gen.Constant(true)), (1, Gen.Constant(false)))
        from stale in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        from saysWhy in Gen.Elements(true, false)
        select new Idea(deed, who, guided, stale, saysWhy);

    public static Gen<Walk> Walk(int length) =>
        from setup in Gen.Choose(0, Walks.Setup.All.Length - 1)
        from steps in Ideas.ListOf(length)
        select new Walk(setup, steps);
}
