using Npgsql;
using VendorAssess.Database;
using VendorAssess.Database.Own;

namespace VendorAssess.Commands;

/// <summary>What a verb writes to: its result, and what goes wrong or merely takes time.</summary>
public sealed record Terminal(TextWriter Result, TextWriter Problems);

/// <summary>Runs one verb and gives the exit code: 0 done, 2 refused with a line for each reason.</summary>
public delegate Task<int> Verb(string[] arguments, Terminal terminal);

/// <summary>The words that <c>./run</c> takes; one line a verb.</summary>
public static class Verbs
{
    public const int Refused = 2;

    private static readonly Dictionary<string, Verb> All = new(StringComparer.Ordinal)
    {
        ["check-policies"] = CheckPolicies.Run,
        ["create-admin"] = CreateAdmin.Run,
        ["evaluate"] = Evaluate.Run,
        ["migrate"] = MigrateDatabase.Run,
        ["read-cells"] = ReadCells.Run,
        ["read-workbook"] = ReadWorkbook.Run,
        ["rotate-keys"] = RotateKeys.Run,
        ["write-questionnaire"] = WriteQuestionnaire.Run,
        ["verify-audit"] = VerifyAudit.Run,
    };

    public static Task<int> Run(string[] arguments, Verb serve) =>
        Run(arguments, serve, new Terminal(Console.Out, Console.Error));

    public static async Task<int> Run(string[] arguments, Verb serve, Terminal terminal)
    {
        // Options without a verb belong to the default.
        var named = arguments is [var first, ..] && !first.StartsWith('-');
        var verb = named ? arguments[0] : "serve";
        var rest = named ? arguments[1..] : arguments;
        if (verb != "serve" && !All.ContainsKey(verb))
        {
            var known = string.Join(' ', All.Keys);
            await terminal.Problems.WriteLineAsync($"「{verb}」というコマンドはありません。使えるもの: serve {known}");
            return Refused;
        }
        return await Run(verb == "serve" ? serve : All[verb], rest, terminal);
    }

    /// <summary>What an exception says first: PostgreSQL's adds lines about positions.</summary>
    public static string OneLine(Exception e) => e.Message.Split('\n')[0];

    private static async Task<int> Run(Verb verb, string[] arguments, Terminal terminal)
    {
        try
        {
            Interrupts.EndProperly();
            return await verb(arguments, terminal);
        }
        catch (DatabaseRefusedException e)
        {
            // A signal's exit code counts, not what it broke off.
            if (Tool.Ending)
                await Task.Delay(Timeout.Infinite);
            await terminal.Problems.WriteLineAsync(e.Message);
            return Refused;
        }
        catch (NpgsqlException e)
        {
            await terminal.Problems.WriteLineAsync($"PostgreSQLを使えません: {OneLine(e)}");
            return Refused;
        }
        finally
        {
            Interrupts.LeaveToHost();
        }
    }
}
