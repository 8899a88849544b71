using System.Collections.Immutable;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Excel.Forms;
using VendorAssess.Ui;

namespace VendorAssess.Features.Requests;

/// <summary>ネットワーク利用申請書 of what was submitted, to download.</summary>
public sealed class WriteApplicationFile(LoadRequest requests)
{
    /// <summary>Null when the person sees no such request, or nothing was submitted.</summary>
    public async Task<WorkbookToSend?> Load(Person me, int id, CancellationToken leaving)
    {
        if (await requests.Load(me, id, leaving) is not { Frozen: { } content, Policy: { } policy } seen)
            return null;
        ImmutableArray<string> seals =
        [
            .. (seen.Procedure?.Decides ?? []).Concat(seen.Procedure?.Submits ?? []).Select(policy.RoleTitle),
            policy.RoleTitle(Roles.Manager),
            policy.RoleTitle(Roles.Applicant),
        ];
        var book = new ApplicationBook(
            content, seen.Row.Digest!, id, RequestStatusWords.Noun(seen.Row.Procedure),
            policy.RoleTitles(seen.Procedure?.Decides ?? []), $"{seen.Frame.Submitter} {seen.Frame.SubmittedBy}",
            DayOf(seen.Frame.SubmittedAt), [.. seals.Distinct(StringComparer.Ordinal)], Decision(seen));
        return new WorkbookToSend(
            $"ネットワーク利用{book.Noun}書_{id}_{content.Subject.Title}", stream => ApplicationWriter.Write(book, stream));
    }

    private static ApplicationDecision? Decision(SeenRequest seen) =>
        seen.Frame is { Decided: { } decided, DecidedAt: { } at } frame
            ? new(decided.Label(seen.Row.Procedure), frame.Reason!, frame.Conditions!,
                $"{frame.Decider} {frame.DecidedBy}", DayOf(at)!.Value)
            : null;

    private static DateOnly? DayOf(DateTime? utc) =>
        utc is { } moment ? DateOnly.FromDateTime(moment.InJapan()) : null;
}
