using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Links;

/// <summary>
/// What the pages of a link show: its groups with the questions that the case asks the vendor, as read at that moment.
/// </summary>
public sealed record LinkSheet(LinkFile File, Edition Edition, ImmutableArray<AnswerGroup> Groups, DateTimeOffset At)
{
    /// <summary>Finds questions as they were asked when an answer was given.</summary>
    public required Func<string?, string, Question?> AskedThen { get; init; }

    public DateOnly Today => At.DayInJapan();

    public AnswerLink Link => File.Row.Link;

    public Progress Progress => Progress.Of(Groups.SelectMany(g => g.Lines));

    /// <summary>The evidence given for what the link asks; of the sheet as a whole only for who submits it.</summary>
    public IEnumerable<LinkFileRow> Files =>
        File.Files.Where(f => f.Question.Length == 0 ? !Link.IsSubLink : Asks(f.Question));

    public string? WhyNotAnswerable => Link.WhyNotAnswerable(Today);

    public AnswerGroup? Group(string id) =>
        Groups.FirstOrDefault(g => g.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a question is one of those that the link asks for.</summary>
    public bool Asks(string question) => Groups.SelectMany(g => g.Lines).Any(l => l.Question.Id == question);

    public static async Task<LinkSheet> Of(LinkFile file, Editions editions, DateTimeOffset at)
    {
        var (policy, policyHash, bankHash, _) = file.Content;
        return new LinkSheet(file, await editions.Find(policy, policyHash, bankHash), [], at)
        {
            AskedThen = await editions.QuestionsOf(file.Answers.Select(a => a.BankHash)),
        }.With(file);
    }

    /// <summary>The same link with other answers: after a save, without asking the database again.</summary>
    public LinkSheet With(ImmutableArray<AnswerRow> answers) => With(File with { Answers = answers });

    private LinkSheet With(LinkFile file)
    {
        var context = file.ContextFor(Edition, Today);
        var asked = new QuestionScope(WholeBank: false, file.Row.GroupIds)
            .Of(Edition.Bank, AskedQuestions.For(Edition.Policy, Edition.Bank, context.Facts));
        return this with { File = file, Groups = AnswerLines.GroupsOf(asked, file.Held, context, AskedThen) };
    }

    /// <summary>What would be handed in as it stands.</summary>
    public SubmittedSheet ToSubmit(Declarant by)
    {
        var lines = Groups.SelectMany(g => g.Lines).ToList();
        return new SubmittedSheet(
            SubmittedSheet.CurrentForm, File.Row.ServiceName, File.Row.Provider, Edition.Policy.Id,
            Edition.Policy.Edition, Edition.Bank.Hash, File.Row.GroupIds, by, SubmittedSheet.Declaration,
            [.. lines.Where(l => l.Row is not null).Select(l => Submitted(l.Row!))],
            [.. lines.Where(l => l.Asked && l.Answer is null).Select(l => l.Question.Id)],
            [.. Files.Select(f => $"{f.Question} {f.Sha256}".TrimStart())]);
    }

    private static SubmittedAnswer Submitted(AnswerRow row) =>
        new(row.Question, row.Revision, row.Value, row.Note, row.Evidence, row.AsOf, row.ValidUntil);
}

public sealed class LoadLinkSheet(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    public async Task<LinkSheet> Load(int linkId, CancellationToken leaving)
    {
        var at = clock.GetUtcNow();
        await using var db = await postgres.OpenByLink(linkId, leaving);
        var file = await db.LoadLinkFile(linkId, leaving)
            ?? throw new InvalidOperationException($"A session is held by the link {linkId}, which is gone.");
        return await LinkSheet.Of(file, editions, at);
    }
}
