using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Audit;

/// <summary>One entry with the names of today; detail is the JSON object that was written.</summary>
public sealed record ListedEntry(
    long Seq, DateTime At, string? Person, string? Post, string Action, string SubjectKind, string SubjectId,
    string? BeforeDigest, string? AfterDigest, string Detail, string? FromAddress, string Hash)
{
    public IEnumerable<KeyValuePair<string, string>> Details =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Detail)!.Where(d => d.Value.Length > 0);
}

/// <summary>What the log is narrowed to, by days of Japan; before is the last entry of the page before.</summary>
public sealed record AuditFilter(
    DateOnly? From = null, DateOnly? Until = null, string Action = "", string Person = "", string Kind = "",
    string Subject = "", long? Before = null)
{
    public bool IsNarrowed => this with { Before = null } != new AuditFilter();
}

public sealed record AuditPageOfEntries(ImmutableArray<ListedEntry> Entries, long? Next);

/// <summary>The audit log for those whom it is for, newest first; one round trip.</summary>
public sealed class ListAudit(NpgsqlDataSource postgres)
{
    public const int PageSize = 50;

    /// <summary>Null for everybody else.</summary>
    public Task<AuditPageOfEntries?> Load(Person me, AuditFilter filter, CancellationToken leaving = default) =>
        Load(me, filter, PageSize, leaving);

    public async Task<AuditPageOfEntries?> Load(
        Person me, AuditFilter filter, int pageSize, CancellationToken leaving)
    {
        if (!me.MayReadAudit())
            return null;
        await using var db = await postgres.OpenConnectionAsync(leaving);
        var rows = await db.ListEntries(filter, pageSize + 1, leaving);
        return new AuditPageOfEntries(
            [.. rows.Take(pageSize)], rows.Count > pageSize ? rows[pageSize - 1].Seq : null);
    }
}
