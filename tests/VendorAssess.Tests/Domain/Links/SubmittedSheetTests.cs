using VendorAssess.Domain.Links;

namespace VendorAssess.Tests.Domain.Links;

public sealed class SubmittedSheetTests
{
    private static readonly SubmittedSheet Sheet = new(
        SubmittedSheet.CurrentForm, "予約クラウド", "株式会社試験", "kawaguchi", "令和6年2月29日施行", new string('a', 64), ["KM"],
        new Declarant("株式会社試験", "試験 花子", "部長"), SubmittedSheet.Declaration,
        [new SubmittedAnswer("KM02", 3, "\"a\"", "髙﨑𠮷", "", new DateOnly(2026, 11, 1), null)], ["KM04"],
        [$"KM02 {new string('e', 64)}"]);

    private static readonly SubmissionForm Form =
        new("試験 花子", "部長", Declared: true, KnowsUnanswered: true, Sheet.AnswersDigest());

    [Fact]
    public void Equal_content_has_one_text_and_every_change_another()
    {
        Assert.Equal(Sheet.CanonicalText(), (Sheet with { Answers = [.. Sheet.Answers], Groups = ["KM"] }).CanonicalText());
        var answer = Sheet.Answers[0];
        SubmittedSheet[] others =
        [
            Sheet, Sheet with { Service = "別" }, Sheet with { PolicyEdition = "新" }, Sheet with { BankHash = "b" },
            Sheet with { Groups = ["KM", "EX"] }, Sheet with { By = Sheet.By with { Name = "別" } },
            Sheet with { Statement = "別" }, Sheet with { Unanswered = [] }, Sheet with { Answers = [] },
            Sheet with { Evidence = [] },
            Sheet with { Answers = [answer with { Revision = 4 }] }, Sheet with { Answers = [answer with { Value = "\"b\"" }] },
            Sheet with { Answers = [answer with { Note = "" }] }, Sheet with { Answers = [answer with { Evidence = "x" }] },
            Sheet with { Answers = [answer with { AsOf = null }] },
            Sheet with { Answers = [answer with { ValidUntil = new DateOnly(2027, 1, 1) }] },
        ];
        Assert.Equal(others.Length, others.Select(s => SubmittedSheet.Digest(s.CanonicalText())).Distinct().Count());
    }

    [Fact]
    public void A_whole_submission_is_taken() => Assert.Null(Form.WhyNot(Sheet));

    public static TheoryData<SubmissionForm> Bad =>
    [
        Form with { Name = " " }, Form with { Title = "" }, Form with { Declared = false },
        Form with { Name = new string('名', SubmissionForm.LongestName + 1) }, Form with { KnowsUnanswered = false },
        Form with { SeenDigest = "" },
    ];

    [Theory, MemberData(nameof(Bad))]
    public void What_is_missing_or_not_confirmed_is_refused(SubmissionForm bad) => Assert.NotNull(bad.WhyNot(Sheet));

    [Fact]
    public void With_every_question_answered_nothing_has_to_be_confirmed() =>
        Assert.Null((Form with { KnowsUnanswered = false }).WhyNot(Sheet with { Unanswered = [] }));

    [Fact]
    public void An_answer_that_came_after_the_look_is_looked_at_first() =>
        Assert.Contains("変わりました", Form.WhyNot(Sheet with { Answers = [] }), StringComparison.Ordinal);
}
