using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Ui;

namespace VendorAssess.Features.Cases;

/// <summary>A step on the way of a case: what to do where, and how far it is.</summary>
public sealed record NextStep(string Text, string Path, string Detail, bool IsDone)
{
    public Badge Badge => IsDone ? new("済み", "○", Look.Good) : new("これから", "…", Look.Open);
}

/// <summary>What is left to do before a request, in the order in which it is done.</summary>
public static class NextSteps
{
    public static ImmutableArray<NextStep> For(SeenCase seen, DateOnly today)
    {
        var (policy, bank) = seen.Edition;
        var facts = seen.Facts;
        var asked = AskedQuestions.For(policy, bank, facts);
        var due = Procedures.Due(policy, facts.Completed(policy));
        return
        [
            Facts(seen, due),
            Candidates(seen),
            .. seen.File.Candidates.Select(c => Answers(seen, c, asked, today)),
            OwnAnswers(seen, asked, today),
            new("要件を調達仕様書に付け、候補を比べる", CaseTab.Specification.Path(seen.Row.Id), "回答を待たずに書き出せます。",
                seen.Row.Stage != CaseStage.Considering),
            new(due.Definition is null ? "手続をする" : $"手続をする：{due.Title}", CaseTab.Request.Path(seen.Row.Id), "", IsDone: false),
        ];
    }

    private static NextStep Facts(SeenCase seen, DueProcedure due)
    {
        var undecided = CaseRequirements.For(seen.Edition.Policy, seen.Edition.Bank, seen.Facts).Count(r => r.IsUndecided);
        var detail = (due.Definition, undecided) switch
        {
            (null, _) => due.Why,
            (_, > 0) => $"適用されるかが決まらない要件が {undecided} 件あります。",
            _ => "",
        };
        return new("案件の内容を決める", $"{CaseTab.Case.Path(seen.Row.Id)}/edit", detail, detail.Length == 0);
    }

    private static NextStep Candidates(SeenCase seen) =>
        new("候補のサービスを登録する", CaseTab.Candidates.Path(seen.Row.Id), "", seen.File.Candidates.Length > 0);

    private static NextStep Answers(
        SeenCase seen, Store.CandidateRow candidate, ImmutableArray<AskedQuestion> asked, DateOnly today)
    {
        var open = Open(seen, candidate.Number, asked.Where(q => q.Question.AboutService), today);
        return new(
            $"事業者の回答をそろえる（{candidate.Service}）",
            $"{CaseTab.Candidates.Path(seen.Row.Id)}/{candidate.Number}/answers",
            open == 0 ? "" : $"回答がまだの設問: {open} 問", open == 0);
    }

    private static NextStep OwnAnswers(SeenCase seen, ImmutableArray<AskedQuestion> asked, DateOnly today)
    {
        var open = Open(seen, 0, asked.Where(q => !q.Question.AboutService), today);
        return new("課が答える設問と市の記録をそろえる", CaseTab.Answers.Path(seen.Row.Id),
            open == 0 ? "" : $"回答がまだの設問: {open} 問", open == 0);
    }

    private static int Open(SeenCase seen, int candidate, IEnumerable<AskedQuestion> asked, DateOnly today)
    {
        var answers = seen.File.ContextFor(candidate, seen.Edition.Policy, seen.Edition.Bank, today).Answers;
        return asked.Count(q => answers.Find(q.Question.Id) is null or { Value: AnswerValue.Pending });
    }
}
