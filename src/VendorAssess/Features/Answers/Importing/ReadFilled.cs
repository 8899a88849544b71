using System.Collections.Immutable;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Apart;
using VendorAssess.Excel.Reading;
using VendorAssess.Excel.VendorForm;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Features.Answers.Importing;

/// <summary>Reads a filled workbook: a stranger's file in a process apart, then its cells by the editions they are of.</summary>
public sealed class ReadFilled(ReadApart apart, Editions editions)
{
    public async Task<Outcome<ImportedWorkbook>> Run(byte[] file, QuestionBank bank, FormIdentity wanted) =>
        await apart.Read(file, FileKind.Workbook) switch
        {
            WorkbookRead.Done(var workbook) => Read(
                workbook, bank, await editions.FindBank(QuestionnaireReader.BankHashOf(workbook)), wanted),
            WorkbookRead.Refused(var reason) => Outcome.Refused<ImportedWorkbook>(reason),
            _ => throw new InvalidOperationException("Unknown result of reading."),
        };

    private static Outcome<ImportedWorkbook> Read(
        Workbook workbook, QuestionBank bank, QuestionBank? older, FormIdentity wanted) =>
        QuestionnaireReader.Read(workbook, bank, older) switch
        {
            Outcome<FilledQuestionnaire>.Done(var filled) => filled.Identity.WhyNotFor(wanted) is { } reason
                ? Outcome.Refused<ImportedWorkbook>(reason)
                : Outcome.Done(new ImportedWorkbook(Lines(filled, bank), filled.Problems)),
            Outcome<FilledQuestionnaire>.Refused(var reason) => Outcome.Refused<ImportedWorkbook>(reason),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };

    private static ImmutableArray<ImportedLine> Lines(FilledQuestionnaire filled, QuestionBank bank)
    {
        var questions = filled.Answers.Keys
            .Concat(filled.Notes.Keys.Concat(filled.Evidence.Keys).Select(row => row.Split('.')[0]))
            .ToHashSet(StringComparer.Ordinal);
        return [.. bank.Questions.Where(q => questions.Contains(q.Id)).Select(q => Line(filled, q))];
    }

    private static ImportedLine Line(FilledQuestionnaire filled, Question question)
    {
        var value = filled.Answers.GetValueOrDefault(question.Id);
        var source = filled.Sources.GetValueOrDefault(question.Id);
        return new ImportedLine(
            question.Id, value is null ? null : AnswerJson.Text(value),
            value is AnswerValue.Given given ? Written(question, given, filled) : "",
            Text(filled.Notes, question), Text(filled.Evidence, question), source?.Sheet ?? "", source?.Cell ?? "");
    }

    // What was typed where a date or a number was read from it, and says more than the value itself.
    private static string Written(Question question, AnswerValue.Given given, FilledQuestionnaire filled) =>
        string.Join('\n',
            from field in question.Fields
            let value = given.Field(field.Name)
            where value is FieldValue.Day or FieldValue.Number
            let row = field.Name == Field.MainName ? question.Id : $"{question.Id}.{field.Name}"
            let typed = filled.Sources.GetValueOrDefault(row)?.Typed ?? ""
            where typed.Length > 0 && typed != AnswerJson.Write(value).ToString()
            select field.Name == Field.MainName ? typed : $"{field.Label}: {typed}");

    private static string? Text(ImmutableSortedDictionary<string, string> texts, Question question) =>
        FilledQuestionnaire.About(texts, question.Id) is { Length: > 0 } text ? text : null;
}
