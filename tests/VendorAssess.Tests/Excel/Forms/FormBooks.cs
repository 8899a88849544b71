using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Procurement;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Domain.Requests;
using VendorAssess.Excel.Forms;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Excel.Forms;

/// <summary>The other workbooks from the real policy, for one invented case.</summary>
internal static class FormBooks
{
    public const string CaseTitle = "=住民向け施設予約システム（髙﨑𠮷地区）";

    public static readonly DateOnly Today = new(2026, 11, 21);

    public static readonly Policy Policy = Town.Content.Policies["kawaguchi"];

    public static readonly Facts Facts = Facts.Empty
        .With("confidentiality", "3").With("integrity", "2").With("availability", "2").With("cloud", "true")
        .With("segments", "internet").With("personal", "yes").With("use_from", "2027-04-01")
            .With("use_until", "2030-03-31");

    public static SpecificationBook Specification(Facts? facts = null) =>
        new(SpecificationList.For(Policy, facts ?? Facts), 12, CaseTitle, "市民課", Today);

    public static ComparedCandidate Candidate(int number, string service, params Override[] overrides) =>
        new(number, service, "株式会社○○", Evaluated(number), [.. overrides]);

    public static readonly Override Person = new(
        Policy.Requirements[0].Id, Status.Partly, "契約の別紙で補うことを確認した。", "情報政策課 山田", DateTime.UnixEpoch, 1);

    public static ComparisonBook Comparison(int candidates = 3) => new(
        Policy, CaseTitle, "市民課", Today,
        [.. Enumerable.Range(1, candidates).Select(n => Candidate(n, $"予約クラウド{n}", n == 1 ? [Person] : []))]);

    public static SummaryBook Summary() =>
        new(CaseTitle, "施設の予約を夜間や休日にも受け付けるため。", "市民課", Candidate(1, "予約クラウド", Person));

    public static ApplicationBook Application(ApplicationDecision? decision = null) => new(
        Content(), new string('a', 64), 7, "申請", "統括情報セキュリティ責任者", "市民部長", Today,
        ["統括責任者", "課長", "係長", "担当"], decision);

    public static RegisterBook Register(int lines = 3) => new(
        "クラウドサービス等利用台帳", "全庁", Today,
        [
            .. Enumerable.Range(1, lines).Select(n => new RegisterLine(
                n, $"予約クラウド{n}", "株式会社○○", "市民部 市民課", "市民課長（クラウドサービス管理者）", "申請・承認", Today,
                new DateOnly(2027, 4, 1), n == 2 ? null : new DateOnly(2030, 3, 31), new DateOnly(2027, 11, 21),
                n == 1 ? "鍵の削除の記録を、利用の終了から30日以内に提出すること。" : "", "利用中")),
        ]);

    public static MemoryStream File(Action<Stream> write)
    {
        var file = new MemoryStream();
        write(file);
        file.Position = 0;
        return file;
    }

    private static RequestContent Content() => ContentMaker.Make(
        Evaluated(1),
        new ContentSources(
            new RequestSubject(12, CaseTitle, "施設の予約を受け付けるため。", "市民部 市民課", 1, "予約クラウド", "標準", "株式会社○○"),
            new RequestWords("市民が自宅から予約し、職員が確認する。\n月に約1,000件を扱う。", "インターネット接続系から HTTPS（443）", Today, null),
            [Person], [], []));

    private static CandidateEvaluation Evaluated(int number)
    {
        var bank = Town.Content.Bank;
        var answers = bank.Questions
            .Where((question, index) => question.Main.HasChoices && index % 4 != number % 4)
            .Select((question, index) => new Answer(question.Id, new AnswerValue.Given(
                ImmutableSortedDictionary<string, FieldValue>.Empty.Add(
                    Field.MainName, new FieldValue.Letters([question.Main.Choices[(index * number) % 2].Letter])))));
        return Evaluate.Candidate(new Context(Policy, bank, Facts.Completed(Policy), AnswerSet.Of(answers), Today));
    }
}
