using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Store;

/// <summary>What recorded steps count as, among what was typed: of two that say the same thing, the later counts.</summary>
public static class CountedFile
{
    /// <summary>For one candidate, or (0) for the case as such.</summary>
    public static CaseFile Counting(
        this CaseFile file, int candidate, Policy policy, QuestionBank bank, DateOnly day)
    {
        var steps = file.Steps.For(candidate, policy, day).ToList();
        if (steps.Count == 0)
            return file;
        var answers = CountedSteps.Answers(steps, bank).Select(a => Row(a, file)).OfType<AnswerRow>().ToList();
        var records = CountedSteps.Records(steps).Select(r => Row(r, file)).OfType<RecordRow>().ToList();
        return file with
        {
            Answers =
            [
                .. file.Answers.Where(t => t.ServiceId is not null || answers.All(a => a.Question != t.Question)),
                .. answers,
            ],
            Records = [.. file.Records.Where(t => records.All(r => r.Record != t.Record)), .. records],
        };
    }

    // The revision is the typed one, so that a person who writes over it is compared with what was typed.
    private static AnswerRow? Row(CountedAnswer counted, CaseFile file)
    {
        var typed = file.Answers.FirstOrDefault(a => a.ServiceId is null && a.Question == counted.Question);
        return typed?.At > counted.Step.At
            ? null
            : new AnswerRow(
                null, counted.Question, typed?.Revision ?? 0, AnswerJson.Text(counted.Value), "", "", "", null, null,
                AnswerSource.Procedure, null, null, null, counted.Step.By, counted.Step.At);
    }

    private static RecordRow? Row(CountedRecord counted, CaseFile file)
    {
        var typed = file.Records.FirstOrDefault(r => r.Record == counted.Record);
        return typed?.At > counted.Step.At
            ? null
            : new RecordRow(counted.Record, typed?.Revision ?? 0, counted.Content, counted.Step.By, counted.Step.At);
    }
}
