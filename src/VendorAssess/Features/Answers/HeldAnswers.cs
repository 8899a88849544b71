using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers;

public static class HeldAnswers
{
    /// <summary>The newest revision of each answer on a candidate's sheet, or without one on the case's own.</summary>
    public static IReadOnlyDictionary<string, AnswerRow> RowsFor(this CaseFile file, int? candidate)
    {
        var service = candidate is { } number ? file.FindCandidate(number)?.ServiceId : null;
        return file.Answers
            .Where(a => a.ServiceId == service && (service is null) == (candidate is null))
            .ToDictionary(a => a.Question, StringComparer.Ordinal);
    }

    public static IReadOnlyDictionary<string, HeldAnswer> HeldFor(
        this CaseFile file, int? candidate, QuestionBank bank) =>
        file.RowsFor(candidate).ToDictionary(
            r => r.Key,
            r => new HeldAnswer(
                r.Value.Revision, bank.Find(r.Key) is { } question ? r.Value.AnswerFor(question) : null),
            StringComparer.Ordinal);
}
