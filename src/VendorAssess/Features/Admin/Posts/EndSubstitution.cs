using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Ends a substitution earlier, or takes it back before it begins.</summary>
public sealed class EndSubstitution(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<int>> Run(Administrator by, int postId, int id, DateOnly? until)
    {
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        if (await db.LockSubstitution(postId, id) is not { } term)
            return Outcome.Refused<int>("その代理の記録はありません。画面を読み込み直してください。");
        if ((by.Person.WhyNotAdministering() ?? term.WhyNotEnded(until, clock.GetUtcNow().DayInJapan())) is { } reason)
            return Outcome.Refused<int>(reason);

        await db.EndSubstitution(id, until);
        await db.WriteAudit(by.Did(until is null ? "substitution.cancelled" : "substitution.ended", "post", postId,
            ("代理", id.ToString(CultureInfo.InvariantCulture)), ("まで", $"{until:O}")));
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}
