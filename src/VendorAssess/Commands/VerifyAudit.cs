using Npgsql;
using VendorAssess.Store;

namespace VendorAssess.Commands;

/// <summary>
/// The verb <c>verify-audit [--anchor FILE]</c>: exits 0 intact, 1 broken, 2 not checkable. The file keeps the head of
/// the chain outside the database, so that a cut tail or a chain written anew shows at the next check.
/// </summary>
public static class VerifyAudit
{
    private const int Intact = 0;
    private const int Broken = 1;

    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        var problems = new List<string>();
        var options = Options.Read(ConfiguredDatabase.WithoutFlags(arguments), ["--anchor"], problems);
        var anchor = options.Find("--anchor") is { } file ? new AuditAnchor(file) : null;
        if (problems.Count > 0)
            return await Refuse(terminal, string.Join('\n', problems));
        try
        {
            var before = anchor is null ? null : await anchor.Read();
            await using var database = ConfiguredDatabase.Open(arguments, terminal);
            await using var db = await database.Postgres.OpenConnectionAsync();
            return await Report(await AuditChain.Check(db.ReadAuditChain(), before), anchor, terminal);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or UnauthorizedAccessException or FormatException)
        {
            return await Refuse(terminal, $"監査証跡を検証できませんでした: {Verbs.OneLine(e)}");
        }
    }

    private static async Task<int> Report(ChainFinding finding, AuditAnchor? anchor, Terminal terminal)
    {
        if (finding.Broken is not null)
        {
            await terminal.Result.WriteLineAsync($"監査証跡に改ざんがあります: {finding.Broken}");
            return Broken;
        }
        if (anchor is not null)
            await anchor.Write(finding.Head);
        await terminal.Result.WriteLineAsync($"監査証跡に改ざんはありません: {finding.Head.Seq}件、末尾 {finding.Head.Hash}");
        return Intact;
    }

    private static async Task<int> Refuse(Terminal terminal, string line)
    {
        await terminal.Problems.WriteLineAsync(line);
        return Verbs.Refused;
    }
}
