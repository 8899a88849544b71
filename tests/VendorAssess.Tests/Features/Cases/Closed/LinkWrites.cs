using VendorAssess.Access.Links;
using VendorAssess.Domain;
using VendorAssess.Domain.Links;
using VendorAssess.Features.Answers.Invitations;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Tests.Features.Answers.Files;
using VendorAssess.Tests.Features.Answers.Links;

namespace VendorAssess.Tests.Features.Cases.Closed;

/// <summary>What the city does with a vendor's link, and what the vendor writes by it.</summary>
internal static class LinkWrites
{
    public static readonly Dictionary<string, Prepare> All = new(StringComparer.Ordinal)
    {
        ["InviteVendor"] = async ground =>
        {
            var town = ground.Keep(await LinkTown.Build(ground.Database));
            return () => new InviteVendor(ground.Database.Postgres, town.Town.Editions, town.Clock)
                .Run(town.Town.Applicant, null, 1, 1, town.Invitation).WhyNot();
        },
        ["ExtendLink"] = ByCity((t, place) => t.ExtendLink.Run(
            t.Town.Applicant, null, place, new(t.Today.AddDays(20), t.Today.AddDays(50))).WhyNot()),
        ["RemindVendor"] = ByCity((t, place) => t.RemindVendor.Run(t.Town.Applicant, null, place).WhyNot()),
        ["RevokeLink"] = ByCity((t, place) => t.RevokeLink.Run(t.Town.Applicant, null, place, null).WhyNot()),
        ["ReopenLink"] = ByCity(
            (t, place) => t.ReopenLink.Run(t.Town.Applicant, null, place, "直すため").WhyNot(), submitted: true),
        ["ShowLink"] = async ground =>
        {
            var town = ground.Keep(await LinkTown.Build(ground.Database));
            var place = await town.Invite();
            return () => new ShowLink(ground.Database.Postgres, town.LinkBase, town.Clock)
                .Run(town.Town.Applicant, null, place).WhyNot();
        },

        ["SaveLinkAnswers"] = ByVendor((t, _, vendor) => t.Save(vendor, LinkTown.Answer("KM02", 0, "a")).WhyNot()),
        ["SubmitAnswers"] = ByVendor((t, _, vendor) => t.Submit(vendor).WhyNot()),
        ["HandOverGroups"] = ByVendor((t, _, vendor) => t.HandOver(vendor, "jiro@vendor.example", "KM").WhyNot()),
        ["KeepLinkEvidence"] = ByVendor((t, ground, vendor) => new KeepLinkEvidence(
            AnswerWrites.KeepEvidence(ground.Database, t.Clock), t.Town.Editions, t.Clock).Run(
                vendor, null, new(Samples.Upload(Samples.Pdf(), "約款.pdf"), "KM02", Confidential: false)).WhyNot()),
        ["ShowSubLink"] = async ground =>
        {
            var town = ground.Keep(await LinkTown.Build(ground.Database));
            var vendor = await town.EnterNew();
            var handed = Assert.IsType<Outcome<int>.Done>(await town.HandOver(vendor, "", "KM")).Value;
            return () => new ShowSubLink(ground.Database.Postgres, town.LinkBase, town.Clock)
                .Run(vendor, null, handed).WhyNot();
        },
    };

    private static Prepare ByCity(Func<LinkTown, LinkPlace, Task<string?>> deed, bool submitted = false) => async ground =>
    {
        var town = ground.Keep(await LinkTown.Build(ground.Database));
        var place = await town.Invite();
        if (submitted)
            Assert.IsType<Outcome<int>.Done>(await town.Submit(await town.Enter(await town.Secret(place))));
        return () => deed(town, place);
    };

    private static Prepare ByVendor(Func<LinkTown, Ground, LinkVisitor, Task<string?>> deed) => async ground =>
    {
        var town = ground.Keep(await LinkTown.Build(ground.Database));
        var vendor = await town.EnterNew();
        return () => deed(town, ground, vendor);
    };
}
