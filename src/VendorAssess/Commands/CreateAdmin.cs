using VendorAssess.Access.People;
using VendorAssess.Domain;

namespace VendorAssess.Commands;

/// <summary>
/// The verb <c>create-admin</c>: the first person of a real installation; asks for what no option says.
/// </summary>
public static class CreateAdmin
{
    private static readonly (string Option, string Question)[] Asked =
        [("--login", "ログイン名"), ("--name", "氏名"), ("--department", "所属"), ("--title", "職名")];

    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        var problems = new List<string>();
        var options = Options.Read(
            ConfiguredDatabase.WithoutFlags(arguments), [.. Asked.Select(asked => asked.Option)], problems);
        var given = problems.Count > 0 ? [] : await Ask(options, terminal, problems);
        if (problems.Count > 0)
        {
            await terminal.Problems.WriteLineAsync(string.Join(Environment.NewLine, problems));
            return Verbs.Refused;
        }
        await using var database = ConfiguredDatabase.Open(arguments, terminal);
        await database.Migrate();
        var outcome = await new AddAdministrator(database.Postgres, new Passwords(), TimeProvider.System)
            .Run(new NewAdministrator(given[0], given[1], given[2], given[3]));
        return await Tell(outcome, terminal);
    }

    private static async Task<string[]> Ask(Options options, Terminal terminal, List<string> problems)
    {
        var given = new List<string>();
        foreach (var (option, question) in Asked)
        {
            var value = options.Find(option);
            if (value is null)
            {
                await terminal.Problems.WriteAsync($"{question}（{option}）: ");
                value = Console.In.ReadLine();
            }
            if (string.IsNullOrWhiteSpace(value))
                problems.Add($"{option}: {question}を指定してください。");
            given.Add(value?.Trim() ?? "");
        }
        return [.. given];
    }

    private static async Task<int> Tell(Outcome<string> outcome, Terminal terminal)
    {
        switch (outcome)
        {
            case Outcome<string>.Done(var password):
                await terminal.Problems.WriteLineAsync("一度だけ使えるパスワードです。最初のサインインで変更します。");
                await terminal.Result.WriteLineAsync(password);
                return 0;
            case Outcome<string>.Refused(var reason):
                await terminal.Problems.WriteLineAsync(reason);
                return Verbs.Refused;
            default:
                throw new InvalidOperationException(outcome.GetType().Name);
        }
    }
}
