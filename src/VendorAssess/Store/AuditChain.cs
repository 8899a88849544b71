using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace VendorAssess.Store;

/// <summary>One entry as the chain sees it: its fields as text in the order of the table, and the two hashes.</summary>
public sealed record ChainLink(long Seq, IReadOnlyList<string?> Fields, byte[] PreviousHash, byte[] Hash);

/// <summary>The last entry of the chain, or where an earlier check left it.</summary>
public sealed record ChainHead(long Seq, string Hash)
{
    public static readonly ChainHead Empty = new(0, new string('0', 64));
}

/// <summary>What a walk along the chain found: where it ends, and the first thing that is wrong.</summary>
public sealed record ChainFinding(ChainHead Head, string? Broken);

/// <summary>Walks the audit log from the first entry and recomputes each hash outside the database.</summary>
public static class AuditChain
{
    /// <summary>An anchor is a head that was seen before; it must still stand in the chain.</summary>
    public static async Task<ChainFinding> Check(IAsyncEnumerable<ChainLink> links, ChainHead? anchor)
    {
        var head = ChainHead.Empty;
        await foreach (var link in links)
        {
            if (WhyBroken(link, head, anchor) is { } broken)
                return new ChainFinding(head, broken);
            head = new ChainHead(link.Seq, Convert.ToHexStringLower(link.Hash));
        }
        return anchor is not null && anchor.Seq > head.Seq
            ? new ChainFinding(head, $"記録{head.Seq + 1}がありません（前回の確認では記録{anchor.Seq}までありました）。")
            : new ChainFinding(head, null);
    }

    /// <summary>The chain in the order of its numbers, read row by row: it may be longer than memory.</summary>
    public static async IAsyncEnumerable<ChainLink> ReadAuditChain(this DbConnection db)
    {
        await db.ExecuteAsync("SET statement_timeout = 0");
        await using var reader = await db.ExecuteReaderAsync(
            """
            SELECT seq, seq::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                   person_id::text, post_id::text, action, subject_kind, subject_id, before_digest, after_digest,
                   detail::text, from_address, encode(previous_hash, 'hex'), rows_digest, previous_hash, hash
            FROM audit_log
            ORDER BY audit_log.seq
            """);
        var fields = reader.FieldCount - 3;
        while (await reader.ReadAsync())
        {
            var texts = new string?[fields];
            for (var i = 0; i < fields; i++)
                texts[i] = reader.IsDBNull(i + 1) ? null : reader.GetString(i + 1);
            yield return new ChainLink(
                reader.GetInt64(0), texts, (byte[])reader[fields + 1], (byte[])reader[fields + 2]);
        }
    }

    private static string? WhyBroken(ChainLink link, ChainHead before, ChainHead? anchor)
    {
        var hash = Convert.ToHexStringLower(link.Hash);
        if (link.Seq != before.Seq + 1)
            return $"記録{before.Seq + 1}がありません（記録{before.Seq}の次が記録{link.Seq}です）。";
        if (Convert.ToHexStringLower(link.PreviousHash) != before.Hash)
            return $"記録{link.Seq}は直前の記録に続いていません。";
        if (!link.Hash.AsSpan().SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(Text(link.Fields)))))
            return $"記録{link.Seq}は書かれた後に変更されています。";
        return anchor is not null && anchor.Seq == link.Seq && anchor.Hash != hash
            ? $"記録{link.Seq}は前回の確認のときと違います。"
            : null;
    }

    // The last field stands only in entries that tell of rows.
    private static string Text(IReadOnlyList<string?> fields) =>
        string.Join(',', fields.SkipLast(fields[^1] is null ? 1 : 0).Select(field => field is null
            ? "-"
            : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}")));
}
