using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Home;

/// <summary>What was recorded about a person's posts lately; one round trip.</summary>
public sealed class LoadNews(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<ImmutableArray<PostNews>> Load(Person me, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        return await db.LoadPostNews(me, today, leaving);
    }
}
