using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests;

/// <summary>
/// A case with the names of departments, persons and posts as they stood when a request was frozen: a new name, or a
/// department that another one takes over, is no change of what was submitted. By its number or revision a row is known to
/// be the same, so nobody else's stands for it.
/// </summary>
internal static class FrozenNames
{
    public static CaseFile In(CaseFile file, CandidateRow candidate, RequestContent frozen) => file with
    {
        Case = file.Case with { Department = frozen.Subject.Department },
        Answers = [.. file.Answers.Select(a => a.ServiceId is null || a.ServiceId == candidate.ServiceId ? Named(a, frozen) : a)],
        Overrides = [.. file.Overrides.Select(o => o.Candidate == candidate.Number ? Named(o, frozen) : o)],
        Notes = [.. file.Notes.Select(n => n.Candidate == candidate.Number ? Named(n, frozen) : n)],
        Steps = file.Steps with
        {
            Advice = [.. file.Steps.Advice.Select(a => Named(a, frozen))],
            Exceptions = [.. file.Steps.Exceptions.Select(e => Named(e, frozen))],
            Conditions = [.. file.Steps.Conditions.Select(c => Named(c, frozen))],
        },
    };

    private static AnswerRow Named(AnswerRow row, RequestContent frozen)
    {
        var source = row.SourceSuffix;
        return frozen.Answers.FirstOrDefault(a => a.Question == row.Question && a.Revision == row.Revision) is { From: var from }
            && from.EndsWith(source, StringComparison.Ordinal)
            ? row with { By = from[..^source.Length] }
            : row;
    }

    private static OverrideRow Named(OverrideRow row, RequestContent frozen) =>
        frozen.Overrides.FirstOrDefault(o => o.Requirement == row.Requirement && o.Revision == row.Revision) is { } held
            ? row with { By = held.By }
            : row;

    private static NoteRow Named(NoteRow row, RequestContent frozen) =>
        frozen.Notes?.FirstOrDefault(n => n.Question == row.Question && n.Revision == row.Revision) is { } held
            ? row with { By = held.By }
            : row;

    private static AdviceRow Named(AdviceRow row, RequestContent frozen)
    {
        if (frozen.Advice.FirstOrDefault(a => a.Number == row.Id) is not { } held)
            return row;
        var (asked, given) = (Split(held.AskedBy, row.AskedVia), Split(held.GivenBy, row.GivenVia));
        return row with { AskedPost = asked.Post, AskedBy = asked.Name, GivenPost = given.Post, GivenBy = given.Name };
    }

    private static ExceptionRow Named(ExceptionRow row, RequestContent frozen)
    {
        if (frozen.Exceptions.FirstOrDefault(e => e.Number == row.Id) is not { } held)
            return row;
        var (post, name) = Split(held.GrantedBy, row.DecidedVia);
        return row with { DecidedPost = post, DecidedBy = name };
    }

    private static ConditionRow Named(ConditionRow row, RequestContent frozen) =>
        frozen.Conditions.FirstOrDefault(c => c.Check == row.CheckId) is { } held
            ? row with { Responsible = held.Responsible }
            : row;

    // Post, way and name were joined with spaces; where nobody stood in, any space parts them, since one joins them again.
    private static (string Post, string Name) Split(string signed, Via? via)
    {
        var mark = via is { } way && way.ActedAs() is { Length: > 0 } acted ? $"・{acted} " : " ";
        var at = signed.LastIndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (signed, "") : (signed[..at], signed[(at + mark.Length)..]);
    }
}
