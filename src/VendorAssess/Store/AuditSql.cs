using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace VendorAssess.Store;

/// <summary>One deed for the audit log; nothing in it names a person by more than an id.</summary>
public sealed record AuditEntry(
    int? PersonId, int? PostId, string Action, string SubjectKind, string SubjectId, string? FromAddress)
{
    public string? BeforeDigest { get; init; }

    public string? AfterDigest { get; init; }

    public IReadOnlyDictionary<string, string> Detail { get; init; } = new Dictionary<string, string>();
}

public static class AuditSql
{
    /// <summary>
    /// Adds to the chain in the caller's transaction, as its last statement: until the commit no one else can.
    /// </summary>
    public static Task WriteAudit(this DbConnection db, AuditEntry entry) =>
        db.ExecuteAsync(
            """
            INSERT INTO audit_log (
                person_id, post_id, action, subject_kind, subject_id, before_digest, after_digest, detail, from_address)
            VALUES (
                @PersonId, @PostId, @Action, @SubjectKind, @SubjectId, @BeforeDigest, @AfterDigest, @detail::jsonb,
                @FromAddress)
            """,
            new
            {
                entry.PersonId,
                entry.PostId,
                entry.Action,
                entry.SubjectKind,
                entry.SubjectId,
                entry.BeforeDigest,
                entry.AfterDigest,
                detail = JsonSerializer.Serialize(entry.Detail),
                entry.FromAddress,
            });
}
