using System.Collections.Immutable;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads the question bank: <c>_bank.yaml</c>, one file a group, and the themes that groups share.</summary>
public sealed class BankFiles(List<Problem> problems)
{
    public const string Head = "_bank.yaml";

    /// <summary>Where the questions and their conditions stand.</summary>
    public Places Places { get; } = new(new Place(Head, 1, 1));

    public QuestionBank? Read(IReadOnlyList<ContentFile> files)
    {
        if (files.FirstOrDefault(f => f.Name == Head) is not { } head
            || NodeReader.For(head.Parse(problems), problems, "質問バンク") is not { } reader)
        {
            problems.Add(new Problem(new Place(Head, 1, 1), "質問バンクの _bank.yaml がありません。"));
            return null;
        }
        var (id, edition) = (reader.Text("bank"), reader.Text("edition"));
        var groups = reader.Entries("groups")
            .Select(g => new QuestionGroup(g.Key, (g.Value as Node.Scalar)?.Text.Trim() ?? ""))
            .ToImmutableArray();
        reader.Finish();

        var read = WithThemes(ReadGroups(files, groups), files.FirstOrDefault(f => f.Name == ThemeFile.Name));
        return new QuestionBank(id, edition, ContentFile.Hash(files), groups, WithConditions(read, groups));
    }

    private List<(Question Question, Node? AskWhen, Place Place)> ReadGroups(
        IReadOnlyList<ContentFile> files, ImmutableArray<QuestionGroup> groups)
    {
        var names = groups.Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        var reader = new QuestionFile(problems);
        var read = files
            .Where(f => f.Name is not (Head or ThemeFile.Name))
            .Select(f => f.Parse(problems))
            .OfType<Node.Map>()
            .SelectMany(root => reader.Read(root, names))
            .ToList();
        foreach (var twice in read.GroupBy(q => q.Question.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add(new Problem(twice.Last().Place, $"設問 {twice.Key} が 2 回あります。番号を変えてください。"));
        return [.. read.DistinctBy(q => q.Question.Id, StringComparer.Ordinal)];
    }

    // A question's own mapping comes first and is not said again by its theme.
    private List<(Question Question, Node? AskWhen, Place Place)> WithThemes(
        List<(Question Question, Node? AskWhen, Place Place)> read, ContentFile? file)
    {
        var ids = read.Select(q => q.Question.Id).ToHashSet(StringComparer.Ordinal);
        var themes = new ThemeFile(problems).Read(file, ids);
        return [.. read.Select(q => (With(q.Question, themes[q.Question.Id]), q.AskWhen, q.Place))];

        static Question With(Question question, IEnumerable<Crosswalk> shared) => question with
        {
            Crosswalk = [.. question.Crosswalk.Concat(shared).DistinctBy(c => (c.Framework, c.Id))],
        };
    }

    private ImmutableArray<Question> WithConditions(
        List<(Question Question, Node? AskWhen, Place Place)> read, ImmutableArray<QuestionGroup> groups)
    {
        var byId = read.ToDictionary(q => q.Question.Id, q => q.Question, StringComparer.Ordinal);
        var rules = new RuleReader(
            new RuleScope(byId.GetValueOrDefault, [], [], new TableReader([], Places, problems)), Places, problems);
        var order = groups.Select((g, i) => (g.Id, i)).ToDictionary(g => g.Id, g => g.i, StringComparer.Ordinal);
        return
        [
            .. read
                .Select(q => Places.Keep(q.Question with { AskWhen = rules.Read(q.AskWhen) }, q.Place))
                .OrderBy(q => order.GetValueOrDefault(q.Group, int.MaxValue)),
        ];
    }
}
