using System.Collections.Immutable;
using System.Text;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Packs;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Packs;

/// <summary>Reads a pack from another installation and keeps it for the same preview as a filled workbook.</summary>
public sealed class ImportPack(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    private const string Where = "回答パック";

    /// <summary>The number of the import to preview.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, int caseId, int candidate, IFormFile? upload)
    {
        if (SentFile.WhyNot(upload) is { } unusable)
            return Outcome.Refused<int>(unusable);
        var file = await SentFile.Of(upload!);
        var read = PackReader.Read(file.Bytes);
        if (read is not Outcome<AnswerPack>.Done(var pack))
            return Outcome.Refused<int>(((Outcome<AnswerPack>.Refused)read).Reason);
        await using (var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan()))
        {
            if (await db.LoadCaseFile(caseId, me.Id, clock.GetUtcNow().DayInJapan()) is not { } found
                || found.FindCandidate(candidate) is not { } row)
                return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
            if (found.Case.Standing.WhyNotEditable(me) is { } reason)
                return Outcome.Refused<int>(reason);
            var edition = await editions.Find(found.Case.Policy, found.Case.PolicyHash, found.Case.BankHash);
            var mapped = Map(pack, edition.Bank, row);
            return await postgres.Keep(
                me, address, new(caseId, candidate, file, mapped.ToJson(), null, null, "pack.read"),
                clock.GetUtcNow().UtcDateTime);
        }
    }

    /// <summary>What both installations ask in the same words; the rest is named.</summary>
    public static ImportedWorkbook Map(AnswerPack pack, QuestionBank bank, CandidateRow candidate)
    {
        var lines = ImmutableArray.CreateBuilder<ImportedLine>();
        var problems = ImmutableArray.CreateBuilder<CellProblem>();
        if (!IsSame(pack.Service.Name, candidate.Service) || !IsSame(pack.Service.Provider, candidate.Provider))
        {
            problems.Add(new(Where, "service",
                $"このパックは「{pack.Service.Name}」（{pack.Service.Provider}）の回答です。同じサービスかを確かめてください。"));
        }
        foreach (var answer in pack.Answers)
        {
            var question = bank.Find(answer.Question);
            if (question is null)
                problems.Add(new(Where, answer.Question, $"いまの版にない設問です：{answer.Text}"));
            else if (QuestionDigest.Of(question) != answer.QuestionDigest)
                problems.Add(new(Where, answer.Question, $"設問の文又は選択肢が違うため、回答として使えません：{answer.Text}"));
            else
                lines.Add(Line(pack, answer));
        }
        return new ImportedWorkbook(lines.ToImmutable(), problems.ToImmutable()) { Pack = pack.Origin.Installation };
    }

    private static ImportedLine Line(AnswerPack pack, PackAnswer answer) => new(
        answer.Question, answer.Value.ToJsonString(AnswerJson.Options), "", PlainText.Clean(answer.Note),
        PlainText.Clean(answer.Evidence), Where, $"{answer.Question} 第{answer.Revision}版")
    {
        AsOf = answer.AsOf, ValidUntil = answer.ValidUntil,
        By = PlainText.Clean($"{pack.Origin.Installation} {answer.By}"),
    };

    private static bool IsSame(string one, string other) => string.Equals(
        one.Normalize(NormalizationForm.FormKC).Trim(), other.Normalize(NormalizationForm.FormKC).Trim(),
        StringComparison.OrdinalIgnoreCase);
}
