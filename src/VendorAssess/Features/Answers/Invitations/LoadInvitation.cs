using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Invitations;

/// <summary>One link with all that was done with it.</summary>
public sealed record SeenLink(CityLink City, DateTimeOffset Now)
{
    public DateOnly Today => Now.DayInJapan();
}

public sealed class LoadInvitation(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>Null when the person sees no such link.</summary>
    public async Task<SeenLink?> Load(Person me, LinkPlace place, CancellationToken leaving)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan(), leaving);
        return await db.LoadCityLink(place, me.Id, now.DayInJapan(), leaving) is { } city ? new SeenLink(city, now) : null;
    }
}
