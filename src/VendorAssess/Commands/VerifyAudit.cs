using Npgsql;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Commands;

/// <summary>
/// The verb <c>verify-audit [--anchor FILE [--new]]</c>: exits 0 intact, 1 broken, 2 not checkable. The file keeps the head
/// of the chain outside the database, so that a cut tail or a chain written anew shows at the next check; that there is
/// none yet has to be said, because one that was taken away would hide just that.
/// </summary>
public static class VerifyAudit
{
    private const int Intact = 0;
    private const int Broken = 1;
    private const string New = "--new";

    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        var problems = new List<string>();
        string[] words = [.. ConfiguredDatabase.WithoutFlags(arguments).Where(word => word != New)];
        var anchor = Options.Read(words, ["--anchor"], problems).Find("--anchor") is { } file ? new AuditAnchor(file) : null;
        if (problems.Count > 0)
            return await Refuse(terminal, string.Join('\n', problems));
        try
        {
            var before = anchor is null ? null : await anchor.Read();
            if (anchor is not null && before is null && !arguments.Contains(New))
                return await Refuse(terminal, $"{anchor.File} に前回の記録がありません。初めての照合なら {New} を付けてください。");
            await using var database = ConfiguredDatabase.Open(arguments, terminal);
            await using var db = await database.Postgres.OpenForTask(ProductTask.Proof);
            var chain = await AuditChain.Check(db.ReadAuditChain(), before);
            var rows = chain.Broken is null ? await db.CheckRows() : null;
            var files = rows is { Broken: null } ? await db.CheckFiles() : null;
            return await Report(chain, rows, files, anchor, terminal);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or UnauthorizedAccessException or FormatException)
        {
            return await Refuse(terminal, $"監査証跡を検証できませんでした: {Verbs.OneLine(e)}");
        }
    }

    private static async Task<int> Report(
        ChainFinding chain, RowFinding? rows, FileFinding? files, AuditAnchor? anchor, Terminal terminal)
    {
        if (chain.Broken is not null)
        {
            await terminal.Result.WriteLineAsync($"監査証跡に改ざんがあります: {chain.Broken}");
            return Broken;
        }
        await terminal.Result.WriteLineAsync($"監査証跡に改ざんはありません: {chain.Head.Seq}件、末尾 {chain.Head.Hash}");
        if (rows?.Broken is not null)
        {
            await terminal.Result.WriteLineAsync($"記録と違う行があります: {rows.Broken}");
            return Broken;
        }
        await terminal.Result.WriteLineAsync(
            $"行は記録のとおりです: {rows!.Rows}行、うち書いた時の記録なし（照合を始めた時からの記録だけ）{rows.Before}行");
        if (files?.Broken is not null)
        {
            await terminal.Result.WriteLineAsync($"記録と違うファイルがあります: {files.Broken}");
            return Broken;
        }
        if (anchor is not null)
            await anchor.Write(chain.Head);
        await terminal.Result.WriteLineAsync($"ファイルの中身は記録のとおりです: {files!.Files}件、{files.Bytes}バイト");
        return Intact;
    }

    private static async Task<int> Refuse(Terminal terminal, string line)
    {
        await terminal.Problems.WriteLineAsync(line);
        return Verbs.Refused;
    }
}
