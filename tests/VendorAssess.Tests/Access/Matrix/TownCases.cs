using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ClosedXML.Excel;
using VendorAssess.Tests.Excel.Papers;
using VendorAssess.Tests.Excel.VendorForm;
using VendorAssess.Tests.Features.Answers.Files;
using VendorAssess.Tests.Features.Answers.Links;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>What a department, its vendors and the chief do about one case, form by form.</summary>
internal sealed class TownCases(MatrixTown town)
{
    private const string Candidate = "/cases/{CaseId:int}/candidates/{Number:int}";
    private const string Draft = "/cases/{CaseId:int}/request", Request = "/requests/{Id:int}";

    /// <summary>The secret in the link that is still answered, of each case.</summary>
    public ConcurrentDictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>What is done before anything is asked for.</summary>
    public async Task<Subject> Begin(string name)
    {
        var subject = new Subject(name);
        var (tanto, steps) = ($"{subject.Division}-tanto", StepsOf(subject));
        var begun = await town.Do(tanto, "/cases/new", "begin-case", subject, $"/cases/new?policy={steps.Policy}");
        subject = subject with { Case = int.Parse(begun.Split('/')[2], CultureInfo.InvariantCulture) };
        for (var candidate = 0; candidate < 3; candidate++)
            await town.Do(tanto, "/cases/{Id:int}/candidates", "name-service", subject);
        if (steps.Advises is { } asks)
        {
            await town.Do(asks, "/cases/{CaseId:int}/advice", "ask", subject);
            await town.Do("tokatsu", "/cases/{CaseId:int}/advice", "give", subject);
        }
        if (!subject.IsOfSteps)
            await Assess(subject, tanto);
        await town.Do(steps.Excepts, $"{Candidate}/exceptions", "ask", subject);
        return subject;
    }

    // Nothing of it depends on who decides.
    private async Task Assess(Subject subject, string tanto)
    {
        if (subject.Name == "shimin")
            await Import(subject);
        await Answer(subject, tanto);
        await town.Do(tanto, $"{Candidate}/answers/{{QuestionId}}/comments", "comment=false", subject);
        await town.Do("tokatsu", $"{Candidate}/findings/{{RequirementId}}", "record", subject);
        foreach (var isSubmitted in new[] { false, true })
        {
            var link = await town.Do(tanto, $"{Candidate}/answers/links", "invite", subject);
            await Visit(subject, tanto, link, isSubmitted);
        }
    }

    /// <summary>What is asked for, reviewed and decided.</summary>
    public async Task Finish(Subject subject)
    {
        var (tanto, steps) = ($"{subject.Division}-tanto", StepsOf(subject));
        foreach (var candidate in new[] { 1, 2, 3 })
            await town.Do(tanto, Draft, "request=Save", subject, DraftOf(subject, candidate));
        var first = await town.Do(steps.Submits, Draft, "request=Submit", subject, DraftOf(subject, 1));
        var second = await town.Do(steps.Submits, Draft, "request=Submit", subject, DraftOf(subject, 2));
        await town.Do(
            steps.Decides, $"{Request}/questions", "say=Asked", subject, $"{first}/questions?requirement=whole");
        await town.Do(steps.Decides, Request, "decide", subject, second);
        if (subject.Name is "fukushi" or Subject.ByCiso)
            await town.Do(steps.Advises!, "/cases/{CaseId:int}/advice", "ask", subject);
        if (subject.Name == "fukushi-procured")
            await town.Do(tanto, "/cases/{CaseId:int}/specification", "hand-over", subject);
    }

    /// <summary>What waits is taken back, and the use has ended.</summary>
    public async Task Close(Subject subject)
    {
        var (tanto, steps) = ($"{subject.Division}-tanto", StepsOf(subject));
        await town.Do(steps.Submits, Request, "withdraw", subject);
        await town.Do(tanto, Draft, "request=Withdraw", subject, DraftOf(subject, 3));
        await town.Do(steps.Excepts, "/exceptions/{Id:int}", "withdraw", subject);
        await town.Do(tanto, "/cases/{Id:int}/close", "close", subject);
    }

    private static string DraftOf(Subject subject, int candidate) =>
        $"/cases/{subject.Case}/request?candidate={candidate}";

    private static Steps StepsOf(Subject subject) => subject.Name switch
    {
        Subject.ByManager => new("sendai", null, "shimin-tanto", "shimin-kacho", "shimin-bucho"),
        Subject.ByCiso => new("sendai", "fukushi-system", "fukushi-system", "ciso", "fukushi-bucho"),
        Subject.Light => new("kawaguchi", null, "fukushi-bucho", "joho-kacho", "fukushi-kacho"),
        _ => new(
            "kawaguchi", $"{subject.Division}-bucho", $"{subject.Division}-bucho", "tokatsu",
            $"{subject.Division}-kacho"),
    };

    private async Task Answer(Subject subject, string tanto)
    {
        await town.Do(tanto, "/cases/{CaseId:int}/answers", "answers", subject);
        foreach (var group in new[] { "KM", "IR" })
            await town.Do(tanto, $"{Candidate}/answers/{{GroupId}}", "answers", subject,
                $"/cases/{subject.Case}/candidates/1/answers/{group}");
        await town.Do(tanto, "/cases/{CaseId:int}/evidence", "evidence", subject, file: Pdf("own-evidence"));
        await town.Do(tanto, $"{Candidate}/evidence", "evidence", subject, file: Pdf("evidence"));

        byte[] Pdf(string kind) => [.. Samples.Pdf(), .. Encoding.ASCII.GetBytes(town.Canaries.Of(subject.Name, kind))];
    }

    private async Task Visit(Subject subject, string tanto, string link, bool isSubmitted)
    {
        var secret = await LinkOnPages.Show(town.Browsers[tanto], link);
        if (!isSubmitted)
            Secrets[subject.Name] = secret.Split('/')[^1];
        var vendor = $"vendor-{subject.Name}{(isSubmitted ? "-submitted" : "")}";
        await town.Come(vendor, secret);
        await town.Do(vendor, "/answer/name", "name", subject);
        if (isSubmitted)
        {
            await town.Do(vendor, "/answer/submit", "submit", subject);
            return;
        }
        await town.Do(vendor, "/answer/{GroupId}", "answers", subject);
        await town.Do(vendor, "/answer/colleagues", "hand-over", subject);
        if (subject.Name == "shimin")
            await town.Come(MatrixTown.Unnamed, secret);
    }

    // Reading a workbook starts a process of its own: one of each kind is read, and is then everybody's.
    private async Task Import(Subject subject)
    {
        var form = await town.Bytes("shimin-tanto", $"/cases/{subject.Case}/candidates/1/questionnaire.xlsx");
        using var book = new XLWorkbook(new MemoryStream(form));
        book.Questions().At("EX01", "回答").SetValue("a");
        using var filled = new MemoryStream();
        book.SaveAs(filled);
        town.Fills.Files["import"] = filled.ToArray();
        town.Fills.Files["paper"] = SamplePapers.CaiqWorkbook();
        await town.Do("shimin-tanto", $"{Candidate}/answers", "import", subject);
        await town.Do("shimin-tanto", $"{Candidate}/answers/papers", "paper", subject);
    }

    // Whom the policy of the case lets take its steps.
    private sealed record Steps(string Policy, string? Advises, string Submits, string Decides, string Excepts);
}
