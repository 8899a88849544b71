using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers;

/// <summary>The vendor workbook (質問票) of one candidate of a case.</summary>
public static class VendorForms
{
    /// <summary>What a workbook must say of itself to be taken for this candidate.</summary>
    public static FormIdentity IdentityOf(CaseFile file, int candidate, Edition edition) => new(
        edition.Policy.Id, edition.Policy.Edition, edition.Bank.Id, edition.Bank.Edition, edition.Bank.Hash,
        file.Case.Id.ToString(CultureInfo.InvariantCulture), candidate.ToString(CultureInfo.InvariantCulture));

    /// <param name="askedThen">Finds questions as older editions asked them; what changed since is asked again.</param>
    public static VendorQuestionnaire For(
        CaseFile file, CandidateRow candidate, Edition edition, QuestionScope scope, DateOnly today,
        Func<string?, string, Question?> askedThen)
    {
        var context = file.ContextFor(candidate.Number, edition.Policy, edition.Bank, today);
        var questions = scope.Of(edition.Bank, AskedQuestions.For(edition.Policy, edition.Bank, context.Facts));
        var lines = AnswerLines.GroupsOf(questions, file.RowsFor(candidate.Number), context, askedThen);
        return new VendorQuestionnaire(
            IdentityOf(file, candidate.Number, edition),
            edition.Policy.Title,
            file.Case.Title,
            $"{candidate.Service} {candidate.Plan}".TrimEnd(),
            candidate.Provider,
            file.Case.Department,
            Due: null,
            edition.Bank,
            questions,
            context.Answers)
        {
            AskedAgain = lines.SelectMany(g => g.Lines).Where(l => l.Stale is not null)
                .ToImmutableDictionary(l => l.Question.Id, l => l.Stale!, StringComparer.Ordinal),
        };
    }
}
