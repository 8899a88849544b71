using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Tests.Excel.VendorForm;

/// <summary>Answers of every kind to every question of a bank, with the text that breaks programs.</summary>
internal sealed class AnyAnswers(Gen<string> text)
{
    private static readonly string[] Plain =
    [
        "a", "=1+1", "+81", "-", "@x", "＝", "＋", "－", "＠", "\n", " ", "　", ">>", "[別紙参照]", "①", "髙﨑", "𠮷", "1",
        "令和9年3月31日", "2027/3/31", "日本、US", "<&>\"'", "'", "ﾊﾝｶｸ", "㈱", "が", "e\u0301", "👩‍👩‍👧", "%", "é", "、", "：",
        "\u202Eאב\u202C", "مرحبا", "\u200F", "～", "\u00A0",
    ];

    private static readonly string[] Odd =
        ["\t", "\r\n", "\r", "\u0007", "\0", "\uD842", "\uDFB7", "\uFFFE", "\uFFFF", "\u0085", "\u2028", "\uFEFF", "_x000D_", "_x0041_"];

    public static Gen<AnswerSet> To(QuestionBank bank) => new AnyAnswers(Text([.. Plain, .. Odd])).All(bank);

    /// <summary>Without what other programs change on their own: the rest has to survive them.</summary>
    public static Gen<AnswerSet> ThatOthersKeep(QuestionBank bank) => new AnyAnswers(Text(Plain)).All(bank);

    /// <summary>As the format can hold them: lines end in LF, and what is no text is the replacement character.</summary>
    public static AnswerSet Kept(AnswerSet held) => AnswerSet.Of(held.ByQuestion.Values.Select(answer => answer with
    {
        Value = answer.Value switch
        {
            AnswerValue.NotApplicable(var reason) => new AnswerValue.NotApplicable(Kept(reason)),
            AnswerValue.Given given => new AnswerValue.Given(Kept(given.Fields)),
            var other => other,
        },
        Note = Kept(answer.Note),
        Evidence = Kept(answer.Evidence),
    }));

    private static ImmutableSortedDictionary<string, FieldValue> Kept(ImmutableSortedDictionary<string, FieldValue> fields) =>
        fields.ToImmutableSortedDictionary(f => f.Key, f => f.Value switch
        {
            FieldValue.Words(var words) => new FieldValue.Words(Kept(words)),
            FieldValue.Rows(var rows) => new FieldValue.Rows([.. rows.Select(Kept)]),
            var other => other,
        }, StringComparer.Ordinal);

    private static string Kept(string text) => string.Concat(text
        .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes()
        .Select(r => r.Value is '\t' or '\n' or (>= ' ' and not (0xFFFE or 0xFFFF)) ? r.ToString() : "\uFFFD"));

    private static Gen<string> Text(string[] pieces) =>
        from chosen in Gen.NonEmptyListOf(Gen.Elements(pieces))
        let text = string.Concat(chosen)
        where !string.IsNullOrWhiteSpace(Kept(text))
        select text;

    private Gen<AnswerSet> All(QuestionBank bank) =>
        from answers in Gen.CollectToArray(bank.Questions.AsEnumerable(), Answered)
        select AnswerSet.Of(answers.OfType<Answer>());

    private Gen<Answer?> Answered(Question question) =>
        Gen.OneOf(
            Gen.Constant((Answer?)null),
            from value in Value(question)
            from note in Gen.OneOf(Gen.Constant(""), text)
            from evidence in Gen.OneOf(Gen.Constant(""), text)
            select (Answer?)new Answer(question.Id, value, note, evidence));

    private Gen<AnswerValue> Value(Question question) => Gen.OneOf(
        Gen.Constant((AnswerValue)new AnswerValue.Pending()),
        text.Select(reason => (AnswerValue)new AnswerValue.NotApplicable(reason)),
        from main in Value(question.Main)
        from parts in Gen.CollectToArray(question.Parts.AsEnumerable(), part =>
            Gen.OneOf(Gen.Constant((FieldValue?)null), Value(part)))
        let given = question.Parts.Zip(parts).Where(part => part.Second is not null)
        select (AnswerValue)new AnswerValue.Given(given
            .Select(part => KeyValuePair.Create(part.First.Name, part.Second!))
            .Append(KeyValuePair.Create(Field.MainName, main!))
            .ToImmutableSortedDictionary(StringComparer.Ordinal)));

    private Gen<FieldValue?> Value(Field field) => field.Type switch
    {
        FieldType.Single or FieldType.YesNo => Gen.Elements(field.Choices.AsEnumerable())
            .Select(choice => (FieldValue?)new FieldValue.Letters([choice.Letter])),
        FieldType.Multiple => Gen.NonEmptyListOf(Gen.Elements(field.Choices.AsEnumerable())).Select(chosen =>
            (FieldValue?)new FieldValue.Letters(
                [.. field.Choices.Where(chosen.Contains).Select(choice => choice.Letter)])),
        FieldType.Number => ArbMap.Default.GeneratorFor<int>().Select(n =>
            (FieldValue?)new FieldValue.Number(n / 100m)),
        FieldType.Date => Gen.Choose(0, 40_000).Select(n => (FieldValue?)FieldText.Day(DateText(n))),
        FieldType.Countries => Gen.NonEmptyListOf(Gen.Elements(Countries.All.AsEnumerable())).Select(chosen =>
            (FieldValue?)new FieldValue.Countries(
                [.. chosen.Select(country => country.Code).Distinct(StringComparer.Ordinal)])),
        FieldType.Text or FieldType.File => text.Select(words => (FieldValue?)new FieldValue.Words($"文{words}")),
        FieldType.Table => Rows(field),
    };

    private static string DateText(int days)
    {
        var date = new DateOnly(1990, 1, 1).AddDays(days);
        return days % 2 == 0 ? JapaneseDate.Format(date) : date.ToString("yyyy/M/d", null);
    }

    private Gen<FieldValue?> Rows(Field table) =>
        from rows in Gen.NonEmptyListOf(Gen.CollectToArray(table.Columns.AsEnumerable(), Value))
        select (FieldValue?)new FieldValue.Rows(
        [
            .. rows.Take(5).Select(row => table.Columns.Zip(row)
                .ToImmutableSortedDictionary(cell => cell.First.Name, cell => cell.Second!, StringComparer.Ordinal)),
        ]);
}
