using System.Collections.Immutable;

namespace VendorAssess.Domain.Answers;

/// <summary>What one field holds.</summary>
public abstract record FieldValue
{
    /// <summary>Choices, as letters in the question's order; a single choice is one letter.</summary>
    public sealed record Letters(ImmutableArray<string> Values) : FieldValue;

    public sealed record Number(decimal Value) : FieldValue;

    /// <summary>A date with the text as it was written (和暦 or 西暦).</summary>
    public sealed record Day(DateOnly Value, string Original) : FieldValue;

    public sealed record Words(string Value) : FieldValue;

    /// <summary>ISO 3166-1 alpha-2 codes, each once, in the order given.</summary>
    public sealed record Countries(ImmutableArray<string> Codes) : FieldValue;

    public sealed record Rows(ImmutableArray<ImmutableSortedDictionary<string, FieldValue>> Values) : FieldValue;
}

/// <summary>The value of an answer (回答): given, 確認中, or 該当なし with its reason; unanswered is no answer.</summary>
public abstract record AnswerValue
{
    public sealed record Given(ImmutableSortedDictionary<string, FieldValue> Fields) : AnswerValue
    {
        public FieldValue? Field(string name) => Fields.GetValueOrDefault(name);
    }

    public sealed record Pending : AnswerValue;

    public sealed record NotApplicable(string Reason) : AnswerValue;
}

public enum AnswerSource
{
    Browser, Workbook, Link, Reuse, Proposal, Pack,

    /// <summary>A recorded step of the procedure that counts as the answer; never typed, never stored as one.</summary>
    Procedure,
}

public static class AnswerSourceWords
{
    public static string Label(this AnswerSource source) => source switch
    {
        AnswerSource.Browser => "画面",
        AnswerSource.Workbook => "質問票",
        AnswerSource.Link => "回答用リンク",
        AnswerSource.Reuse => "過去の回答",
        AnswerSource.Proposal => "回答候補",
        AnswerSource.Pack => "回答パック",
        AnswerSource.Procedure => "手続の記録",
    };
}

/// <summary>
/// One revision of an answer; answers are only ever added, the newest revision counts. <see cref="SavedOn"/> is the day
/// in Japan on which it was stored, where it was.
/// </summary>
public sealed record Answer(
    string Question,
    AnswerValue Value,
    string Note = "",
    string Evidence = "",
    DateOnly? AsOf = null,
    DateOnly? ValidUntil = null,
    int Revision = 0,
    string From = "",
    DateOnly? SavedOn = null);
