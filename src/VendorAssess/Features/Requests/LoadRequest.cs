using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.Features.Requests.Reviewing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests;

/// <summary>A request as its decider sees it: what was frozen, what has changed since, and what may be done.</summary>
public sealed record SeenRequest(
    RequestRow Row,
    RequestFrame Frame,
    RequestContent? Frozen,
    ImmutableArray<ContentChange> SinceSubmission,
    EarlierContent? Earlier,
    ImmutableArray<Post> Posts,
    ImmutableArray<MessageRow> Messages,
    Policy? Policy,
    Procedure? Procedure)
{
    /// <summary>Whether the stored text still has the digest stored beside it.</summary>
    public bool IsIntact => Row.Content is { } text && RequestContent.Digest(text) == Row.Digest;

    public ImmutableArray<ContentChange> SinceEarlier =>
        Earlier is null || Frozen is null ? [] : ContentChanges.Between(Earlier.Read(), Frozen);

    public string? WhyNotDecidable(Person me) => Policy is null || Procedure is null
        ? "まだ提出されていません。"
        : Row.Standing.WhyNotDecidable(me, Policy, Procedure);

    /// <summary>Whom the register names when it is approved.</summary>
    public ImmutableArray<ManagerSeat> Seats => Policy is null || Frozen is null
        ? []
        : UseRules.Seats(Policy, Frozen.HeldFacts(), Posts);

    /// <summary>The posts that can answer for a condition.</summary>
    public ImmutableArray<Post> Responsible => Posts.ThatWork();

    /// <summary>What stands in the way of an approval, beyond who and when.</summary>
    public string? WhyNotApprovable => !SinceSubmission.IsEmpty
        ? "提出の後に内容が変わったため、この申請のままでは決定できません。差し戻して、新しい申請を求めてください。"
        : DecisionRules.WhyNotApprovable(Frozen?.Result.KnockOuts ?? [], Frozen?.Excepted ?? [])
            ?? DecisionRules.WhyNotAnswered(Messages.AsRules());
}

/// <summary>One request with its frozen content; two round trips.</summary>
public sealed class LoadRequest(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when there is no such request for the person.</summary>
    public async Task<SeenRequest?> Load(Person me, int id, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadRequestParts(id, me.Id, today, leaving) is not { } parts)
            return null;
        if (parts.Row.Content is not { } text)
            return new SeenRequest(parts.Row, parts.Frame, null, [], null, [], [], null, null);

        var frozen = RequestContent.Read(text);
        var edition = await editions.Find(frozen.Policy.Id, frozen.Policy.Hash, frozen.Policy.BankHash);
        var file = await db.LoadCaseFile(parts.Row.CaseId, me.Id, today, leaving);
        var current = await CurrentContent.Beside(
            frozen, file!, file!.FindCandidate(parts.Row.Candidate)!, parts.Row.Asked, editions, today);
        return new SeenRequest(
            parts.Row, parts.Frame, frozen,
            current.Digest == parts.Row.Digest ? [] : ContentChanges.Between(frozen, current.Content),
            parts.Earlier, parts.Posts, parts.Messages, edition.Policy,
            edition.Policy.Procedures.FirstOrDefault(p => p.Id == frozen.Procedure.Id));
    }
}
