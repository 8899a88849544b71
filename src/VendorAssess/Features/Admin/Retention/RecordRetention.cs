using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Retention;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Retention;

/// <summary>Records how long cases closed in a way are kept, and who decides on their disposal; rules are only added.</summary>
public sealed class RecordRetention(NpgsqlDataSource postgres)
{
    /// <summary>The number of the new rule.</summary>
    public async Task<Outcome<int>> Run(Administrator by, RetentionRule typed)
    {
        var rule = typed.Trimmed();
        if (rule.WhyNotRecorded(by.Person) is { } reason)
            return Outcome.Refused<int>(reason);
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var id = await db.AddRetentionRule(rule, by.Person.Id);
        await db.WriteAudit(by.Did("retention.recorded", "retention", id,
            ("終了の種類", rule.Kind.Label()), ("年数", rule.Years?.ToString(CultureInfo.InvariantCulture) ?? "廃棄しない"),
            ("年の初めの月", rule.FirstMonth.ToString(CultureInfo.InvariantCulture)),
            ("廃棄を決める役割", string.Join(',', rule.Decides))) with
        {
            AfterDigest = RequestContent.Digest(rule.Basis),
        });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}
