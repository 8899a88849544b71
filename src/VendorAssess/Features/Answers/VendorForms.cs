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

    public static VendorQuestionnaire For(
        CaseFile file, CandidateRow candidate, Edition edition, QuestionScope scope, DateOnly today)
    {
        var context = file.ContextFor(candidate.Number, edition.Policy, edition.Bank, today);
        var needed = AskedQuestions.For(edition.Policy, edition.Bank, context.Facts);
        return new VendorQuestionnaire(
            IdentityOf(file, candidate.Number, edition),
            edition.Policy.Title,
            file.Case.Title,
            $"{candidate.Service} {candidate.Plan}".TrimEnd(),
            candidate.Provider,
            file.Case.Department,
            Due: null,
            edition.Bank,
            scope.Of(edition.Bank, needed),
            context.Answers);
    }
}
