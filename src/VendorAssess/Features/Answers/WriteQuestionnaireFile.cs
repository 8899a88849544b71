using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Ui;

namespace VendorAssess.Features.Answers;

/// <summary>The vendor workbook to download: the questions that the case needs or more, with the answers held.</summary>
public sealed class WriteQuestionnaireFile(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case or candidate, or when the scope leaves no question.</summary>
    public async Task<WorkbookToSend?> Load(
        Person me, int caseId, int candidate, QuestionScope scope, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file
            || file.FindCandidate(candidate) is not { } row)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var askedThen = await editions.QuestionsOf(file.Answers.Select(a => a.BankHash));
        var form = VendorForms.For(file, row, edition, scope, today, askedThen);
        return form.Questions.IsEmpty
            ? null
            : new WorkbookToSend(
                $"質問票{Named(scope)}_{file.Case.Title}_{row.Service}", stream => QuestionnaireWriter.Write(form, stream));
    }

    private static string Named(QuestionScope scope) => scope switch
    {
        { Groups.IsEmpty: false } => $"（{string.Join("・", scope.Groups)}）",
        { WholeBank: true } => "（全設問）",
        _ => "",
    };
}
