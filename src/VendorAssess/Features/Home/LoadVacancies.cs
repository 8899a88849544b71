using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Home;

/// <summary>How many posts and departments have work and nobody; counted no further than a page shows.</summary>
public sealed record Vacancies(int Count, bool IsCut)
{
    public string Words => IsCut ? $"{Count} か所以上" : $"{Count} か所";
}

/// <summary>What the administrator is warned of: work that waits where nobody is, today or soon.</summary>
public sealed class LoadVacancies(NpgsqlDataSource postgres, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>Null for everybody else.</summary>
    public async Task<Vacancies?> Load(Person me, CancellationToken leaving = default)
    {
        if (me.WhyNotAdministering() is not null)
            return null;
        await using var db = await postgres.OpenForTask(ProductTask.Administration, leaving);
        var (posts, departments) = await db.LoadOrphans(clock.GetUtcNow().DayInJapan(), Most, leaving);
        return new Vacancies(posts.Length + departments.Length, posts.Length == Most || departments.Length == Most);
    }
}
