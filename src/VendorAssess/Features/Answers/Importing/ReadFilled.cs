using System.Collections.Immutable;
using System.Text.Json;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;

namespace VendorAssess.Features.Answers.Importing;

/// <summary>Reads strangers' workbooks, a few at a time: each may cost seconds and much memory.</summary>
public sealed class ReadFilled : IDisposable
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim places = new(AtOnce);

    public async Task<Outcome<ImportedWorkbook>> Run(byte[] file, QuestionBank bank, FormIdentity wanted)
    {
        if (!await places.WaitAsync(Patience))
            return Outcome.Refused<ImportedWorkbook>("ほかの質問票を読み込んでいます。少し待ってから、もう一度お試しください。");
        try
        {
            return await Task.Run(() => Read(file, bank, wanted));
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private static Outcome<ImportedWorkbook> Read(byte[] file, QuestionBank bank, FormIdentity wanted)
    {
        using var stream = new MemoryStream(file, writable: false);
        return QuestionnaireReader.Read(stream, bank) switch
        {
            Outcome<FilledQuestionnaire>.Done(var filled) => filled.Identity.WhyNotFor(wanted) is { } reason
                ? Outcome.Refused<ImportedWorkbook>(reason)
                : Outcome.Done(new ImportedWorkbook(Lines(filled, bank), filled.Problems)),
            Outcome<FilledQuestionnaire>.Refused(var reason) => Outcome.Refused<ImportedWorkbook>(reason),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };
    }

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
