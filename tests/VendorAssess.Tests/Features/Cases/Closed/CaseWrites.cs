using VendorAssess.Domain;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Retention;
using VendorAssess.Domain.Uses;
using VendorAssess.Features.Cases;
using VendorAssess.Features.Cases.Closing;
using VendorAssess.Features.Checks;
using VendorAssess.Features.Findings;
using VendorAssess.Features.Requests.Excepting;
using VendorAssess.Features.Requests.Reviewing;
using VendorAssess.Features.Specification;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases.Closed;

/// <summary>What people of the city do with a case, its requests, exceptions and checks.</summary>
internal static class CaseWrites
{
    private const string TermsOnly =
        """
        {"axes":{"importance":"II"},"cloud":true,"model":"saas","contract":"terms","personal":"none","my_number":"none",
         "use_from":"2026-12-01"}
        """;

    public static readonly Dictionary<string, Prepare> All = new(StringComparer.Ordinal)
    {
        ["ChangeCase"] = On(t => Use<ChangeCase>(t).Run(
            t.Town.Applicant, null, new(1, 1, Typed.Wording with { Title = "別の件名" }, Typed.ResidentData)).WhyNot()),
        ["AddCandidate"] = On(t => new AddCandidate(t.Database.Postgres, t.Town.Clock)
            .Run(t.Town.Applicant, null, 1, new(null, "株式会社試験", "別のクラウド", "")).WhyNot()),
        ["HandOver"] = On(t => new HandOver(t.Database.Postgres, t.Town.Clock)
            .Run(t.Town.Applicant, null, 1, CaseStage.Procurement).WhyNot()),
        ["CloseCase"] = On(t => new CloseCase(t.Database.Postgres, t.Town.Clock)
            .Run(t.Town.Applicant, null, 1, new(ClosingKind.NotUsed, "使わない", null)).WhyNot()),
        ["RecordOverride"] = On(t => Use<RecordOverride>(t)
            .Run(t.Town.Chief, null, new(1, 1, "K58", 0, Status.Met, "約款で確かめた")).WhyNot()),

        ["SaveDraft"] = On(t => t.Save(t.Town.Applicant).WhyNot()),
        ["SaveDraft, again"] = On(t => t.Draft(), (t, _) => t.Save(t.Town.Applicant, 1).WhyNot()),
        ["SubmitRequest"] = On(t => t.Draft(), (t, id) => t.Submit(t.Town.Officer, id).WhyNot()),
        ["WithdrawRequest, a draft"] = On(t => t.Draft(), (t, id) => t.Withdraw(t.Town.Applicant, id).WhyNot()),
        ["WithdrawRequest, submitted"] = On(t => t.Submitted(), (t, r) => t.Withdraw(t.Town.Officer, r.Id).WhyNot()),
        ["DecideRequest, to approve"] = On(t => t.Submitted(), (t, r) => t.Decide(t.Town.Chief, r.Id, r.Digest).WhyNot()),
        ["DecideRequest, to send back"] = On(
            t => t.Submitted(), (t, r) => t.Decide(t.Town.Chief, r.Id, r.Digest, RequestStatus.SentBack).WhyNot()),
        ["SayInReview, a question"] = On(t => t.Submitted(), (t, _) => Say(t, t.Town.Chief, MessageKind.Asked, 0).WhyNot()),
        ["SayInReview, an answer"] = On(
            t => Asked(t), (t, seen) => Say(t, t.Town.Applicant, MessageKind.Answered, seen).WhyNot()),
        ["SayInReview, settled"] = On(
            t => Asked(t), (t, seen) => Say(t, t.Town.Chief, MessageKind.Settled, seen).WhyNot()),
        ["RecordCheck"] = On(t => Conditional(t), (t, _) => new RecordCheck(t.Database.Postgres, t.Town.Clock)
            .Run(t.Town.Manager, null, 1, new(CheckResult.Done, "確かめた", 0)).WhyNot()),

        ["AskAdvice"] = On(t => t.AskAdvice(t.Town.Officer).WhyNot(), Town.ResidentData),
        ["GiveAdvice"] = On(
            t => t.AskAdvice(t.Town.Officer), (t, _) => t.GiveAdvice(t.Town.Chief, 1).WhyNot(), Town.ResidentData),
        ["AskForExceptions"] = On(
            t => KnockedOut(t), (t, _) => Ask(t, t.Town.Manager, "K56").WhyNot(), Town.ResidentData),
        ["DecideOnExceptions"] = On(t => Asking(t), (t, ciso) => Grant(t, ciso).WhyNot(), Town.ResidentData),
        ["WithdrawExceptions"] = On(
            t => Asking(t), (t, _) => new WithdrawExceptions(t.Database.Postgres, t.Town.Clock)
                .Run(t.Town.Manager, null, 1).WhyNot(), Town.ResidentData),
        ["RecordExceptedUse"] = On(
            t => Granted(t), (t, _) => Use<RecordExceptedUse>(t).Run(t.Town.Officer, null, 1, t.Use with
            {
                Managers = [new("情報管理者", t.Town.Manager.Posts[0].Id)], UseUntil = new(2027, 3, 31),
                NextReview = new(2027, 2, 1),
            }).WhyNot(), TermsOnly, "sendai"),
    };

    private static Prepare On(
        Func<RequestTown, Task<string?>> deed, string facts = RequestTown.PublicData, string policy = "kawaguchi") =>
        On(_ => Task.FromResult(0), (t, _) => deed(t), facts, policy);

    private static Prepare On<T>(
        Func<RequestTown, Task<T>> before, Func<RequestTown, T, Task<string?>> deed,
        string facts = RequestTown.PublicData, string policy = "kawaguchi") => async ground =>
    {
        var town = await RequestTown.Build(ground.Database, facts, policy);
        var held = await before(town);
        return () => deed(town, held);
    };

    private static T Use<T>(RequestTown t) =>
        (T)Activator.CreateInstance(typeof(T), t.Database.Postgres, t.Town.Editions, t.Town.Clock)!;

    private static Task<Outcome<int>> Say(RequestTown t, Person who, MessageKind kind, int seen) =>
        Use<SayInReview>(t).Run(who, null, 1, new("K58", kind, "確かめましたか。", seen));

    private static async Task<int> Asked(RequestTown t)
    {
        await t.Submitted();
        return Assert.IsType<Outcome<int>.Done>(await Say(t, t.Town.Chief, MessageKind.Asked, 0)).Value;
    }

    private static async Task<int?> Conditional(RequestTown t)
    {
        var (id, digest) = await t.Submitted();
        var decided = await t.Decide(t.Town.Chief, id, digest, RequestStatus.ApprovedWithConditions);
        return Assert.IsType<Outcome<int?>.Done>(decided).Value;
    }

    private static async Task<bool> KnockedOut(RequestTown t)
    {
        await t.Answer("KM02", "\"d\"");
        return true;
    }

    private static Task<Outcome<int>> Ask(RequestTown t, Person who, string requirement) =>
        Use<AskForExceptions>(t).Run(
            who, null, 1, 1, new([requirement], "業務を止められない", "目視", Town.Today, new(2027, 3, 31), null));

    private static async Task<Person> Asking(RequestTown t)
    {
        await KnockedOut(t);
        Assert.IsType<Outcome<int>.Done>(await Ask(t, t.Town.Manager, "K56"));
        return await t.Settle("ciso", new(0, 4, "情報政策課", Roles.Ciso, "CISO"));
    }

    private static async Task<Outcome<ExceptionStatus>> Grant(RequestTown t, Person ciso) =>
        await Use<DecideOnExceptions>(t).Run(ciso, null, 1, new(
            ExceptionStatus.Granted, "合理的な理由がある", await t.One<string>("SELECT digest FROM exceptions"), ""));

    private static async Task<bool> Granted(RequestTown t)
    {
        Assert.IsType<Outcome<int>.Done>(await Ask(t, t.Town.Officer, "S01"));
        var ciso = await t.Settle("ciso", new(0, 4, "情報政策課", Roles.Ciso, "CISO"));
        return Assert.IsType<Outcome<ExceptionStatus>.Done>(await Grant(t, ciso)).Value == ExceptionStatus.Granted;
    }
}
