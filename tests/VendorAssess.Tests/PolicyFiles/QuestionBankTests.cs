using System.Collections.Immutable;
using System.Text.Json;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>The questions delivered are the 110 of the bank and W01 to W09, each complete.</summary>
public class QuestionBankTests
{
    private static readonly QuestionBank Bank = Town.Content.Bank;

    /// <summary>Id, type, who answers, letters of the choices, and ids of other schemes, as the bank lists them.</summary>
    public static TheoryData<string, string, string, string, string> Listed()
    {
        var data = new TheoryData<string, string, string, string, string>();
        using var lines = new StreamReader(typeof(QuestionBankTests).Assembly.GetManifestResourceStream("bank.txt")!);
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(' ') is [var id, var type, var by, var letters, var mapped])
                data.Add(id, type, by, letters, mapped);
        }
        return data;
    }

    [Fact]
    public void The_bank_has_its_110_questions_and_nine_of_the_procedure_and_no_other()
    {
        var listed = Listed().Select(row => row.Data.Item1).ToList();
        Assert.Equal(110, listed.Count);
        var procedure = Enumerable.Range(1, 9).Select(n => $"W0{n}");
        Assert.Equal(
            listed.Concat(procedure).Order(StringComparer.Ordinal),
            Bank.Questions.Select(q => q.Id).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Listed))]
    public void A_question_is_asked_as_the_bank_lists_it(string id, string type, string by, string letters, string mapped)
    {
        var question = Bank.Find(id)!;
        Assert.Equal(type, Word(question.Main.Type));
        Assert.Equal(by, Letter(question.AnsweredBy) + (question.NotedBy is { } note ? $"/{Letter(note)}" : ""));
        if (letters != "-")
            Assert.Equal(letters, string.Concat(question.Main.Choices.Select(c => c.Letter)));
        var known = question.Crosswalk.Select(c => c.Id.Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.All(mapped.Split(',', StringSplitOptions.RemoveEmptyEntries), m => Assert.Contains(m, known));
    }

    [Fact]
    public void Every_question_has_guidance_an_example_and_choices_that_can_be_read()
    {
        foreach (var question in Bank.Questions)
        {
            Assert.True(question.Text.Length > 0 && question.Text.EndsWith('。'), question.Id);
            Assert.True(question.Guidance.EndsWith('。'), question.Id);
            Assert.True(question.Example.Length > 0, question.Id);
            Assert.All(question.Fields.SelectMany(f => f.Choices), c => Assert.NotEmpty(c.Text));
            Assert.All(question.Parts, p => Assert.NotEmpty(p.Label));
            Assert.Equal(question.Group == "W", question.Evidence.Length == 0);
        }
    }

    [Fact]
    public void Every_question_can_be_left_as_being_checked_or_as_not_applicable_with_a_reason()
    {
        foreach (var question in Bank.Questions)
        {
            Assert.IsType<AnswerValue.Pending>(Read(question, "\"確認中\"", out _));
            Assert.IsType<AnswerValue.NotApplicable>(Read(question, """{"na":"使わない機能のため"}""", out _));
            Read(question, """{"na":""}""", out var problems);
            Assert.NotEmpty(problems);
        }
    }

    [Fact]
    public void A_mapping_names_scheme_version_and_id_and_what_was_not_checked_is_marked()
    {
        foreach (var (question, mapped) in Bank.Questions.SelectMany(q => q.Crosswalk.Select(c => (q.Id, c))))
            Assert.True(mapped is { Framework.Length: > 0, Version.Length: > 0, Id.Length: > 0 }, question);
        var international = Bank.Questions.SelectMany(q => q.Crosswalk)
            .Where(c => c.Framework.StartsWith("ISO/IEC", StringComparison.Ordinal) || c.Framework == "BSI C5");
        Assert.All(international, c => Assert.Equal(Trust.Background, c.Trust));
    }

    [Fact]
    public void A_mapping_made_for_a_theme_reaches_each_question_of_the_theme_once()
    {
        var located = Bank.Find("DL04")!.Crosswalk;
        Assert.Contains(located, c => c is { Framework: "CSA CCM", Id: "DSP-19", Theme: "データの所在" });
        Assert.Contains(located, c => c is { Framework: "CSA CCM", Id: "IAM-10", Theme: "" });
        Assert.Equal(located.Length, located.DistinctBy(c => (c.Framework, c.Id)).Count());
    }

    [Fact]
    public void No_mapping_to_another_scheme_ever_drives_a_verdict()
    {
        var bare = Bank with { Questions = [.. Bank.Questions.Select(q => q with { Crosswalk = [] })] };
        foreach (var scenario in Town.Content.Scenarios)
            Assert.Empty(scenario.Differences(scenario.Evaluate(Town.Content.Policies[scenario.Policy], bare)));
    }

    [Theory]
    [InlineData("CT03", "CT01", "b", "e")]
    [InlineData("CT05", "CT01", "a", "c")]
    [InlineData("CT09", "CT01", "e", "a")]
    [InlineData("EX08", "EX07", "a", "b")]
    public void A_follow_up_is_asked_only_after_the_answer_it_hangs_on(string id, string on, string asks, string does_not)
    {
        Assert.Equal(Truth.True, Asked(id, Facts.Empty, Letters(on, asks)));
        Assert.Equal(Truth.False, Asked(id, Facts.Empty, Letters(on, does_not)));
        Assert.Equal(Truth.Unknown, Asked(id, Facts.Empty));
    }

    [Theory]
    [InlineData("PI08", "my_number", "related", "none")]
    [InlineData("PI09", "my_number", "administration", "none")]
    [InlineData("SC08", "my_number", "administration", "none")]
    [InlineData("PI05", "personal", "yes", "none")]
    [InlineData("PI06", "personal", "sensitive", "none")]
    [InlineData("CC06", "model", "paas", "saas")]
    public void A_question_about_a_kind_of_case_is_asked_only_there(string id, string fact, string asks, string does_not)
    {
        Assert.Equal(Truth.True, Asked(id, Facts.Empty.With(fact, asks)));
        Assert.Equal(Truth.False, Asked(id, Facts.Empty.With(fact, does_not)));
    }

    [Theory]
    [InlineData("questions: [A01]", "questions: [A09]", "設問 A09 はありません")]
    [InlineData("trust: 背景", "trust: 確か", "検証の程度「確か」はありません")]
    [InlineData("id: [X-1, X-2]", "id: []", "「id」がありません")]
    [InlineData("title: テーマ", "titel: テーマ", "「titel」という項目はありません")]
    public void A_mistake_in_a_theme_is_named(string was, string now, string what)
    {
        const string Themes =
            """
            themes:
              - title: テーマ
                questions: [A01]
                crosswalk:
                  - { framework: 規格, version: 1, id: [X-1, X-2], trust: 背景 }
            """;
        Assert.Empty(Problems(Themes));
        var problems = Problems(Themes.Replace(was, now, StringComparison.Ordinal));
        Assert.Contains(problems, p => p.What.Contains(what, StringComparison.Ordinal) && p.Place.File == ThemeFile.Name);
    }

    private static List<Problem> Problems(string themes)
    {
        var problems = new List<Problem>();
        new BankFiles(problems).Read(
        [
            new ContentFile("_bank.yaml", "bank: b\nedition: 1\ngroups: { A: 区分 }"),
            new ContentFile(ThemeFile.Name, themes),
            new ContentFile("A.yaml", "group: A\nquestions: [{ id: A01, text: 設問, type: text, answered_by: V }]"),
        ]);
        return problems;
    }

    private static Truth Asked(string id, Facts facts, params Answer[] answers)
    {
        var policy = Town.Content.Policies["kawaguchi"];
        var context = new Context(policy, Bank, facts, AnswerSet.Of(answers), Town.Today);
        return RuleJudge.Judge(Bank.Find(id)!.AskWhen!, context).Truth;
    }

    private static AnswerValue? Read(Question question, string json, out List<string> problems)
    {
        using var document = JsonDocument.Parse(json);
        return AnswerJson.Read(question, document.RootElement, problems = []);
    }

    private static Answer Letters(string question, string letter) =>
        new(question, new AnswerValue.Given(ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal)
            .Add(Field.MainName, new FieldValue.Letters([letter]))));

    private static string Word(FieldType type) => type == FieldType.YesNo ? "yes-no" : type.ToString().ToLowerInvariant();

    private static string Letter(Answerer by) => by.ToString() switch { "Vendor" => "V", "Department" => "D", _ => "I" };
}
