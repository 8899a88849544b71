using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Excel.VendorForm;

/// <summary>Which case, candidate and editions a workbook is for; empty ids where it was made without a case.</summary>
public sealed record FormIdentity(
    string Policy,
    string PolicyEdition,
    string Bank,
    string BankEdition,
    string BankHash,
    string Case,
    string Candidate)
{
    /// <summary>
    /// Why a workbook that came back is not the one wanted; null when it is. Its editions may be older: each row is
    /// held against the question that is asked now.
    /// </summary>
    public string? WhyNotFor(FormIdentity wanted) => this switch
    {
        _ when Case != wanted.Case => "別の評価案件の質問票です。この案件からお送りした質問票をお出しください。",
        _ when Candidate != wanted.Candidate => "別の候補の質問票です。この候補へお送りした質問票をお出しください。",
        _ when Policy != wanted.Policy => "別の対策基準の質問票です。",
        _ when Bank != wanted.Bank => "別の質問バンクの質問票です。",
        _ => null,
    };
}

/// <summary>Everything the vendor workbook (質問票) shows; answers already held are filled in.</summary>
public sealed record VendorQuestionnaire(
    FormIdentity Identity,
    string PolicyTitle,
    string CaseTitle,
    string Service,
    string Provider,
    string ReturnTo,
    DateOnly? Due,
    QuestionBank Bank,
    ImmutableArray<Question> Questions,
    AnswerSet Held)
{
    /// <summary>The questions whose answers stand no longer, by id, each with the reason.</summary>
    public ImmutableDictionary<string, Staleness> AskedAgain { get; init; } =
        ImmutableDictionary<string, Staleness>.Empty;
}
