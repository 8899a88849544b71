using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Invitations;

/// <summary>Gives a vendor other days; one that had expired opens again, and reminders go by the new day.</summary>
public sealed class ExtendLink(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<bool>> Run(Person me, string? address, LinkPlace place, LinkPeriod period)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockCityLink(place, me.Id, now.DayInJapan()) is not { } city)
            return Outcome.Refused<bool>(LinkRefusals.NoSuchLink);
        var whyNot = city.Case.Standing.WhyNotEditable(me)
            ?? city.Row.Link.WhyNotExtendable()
            ?? period.WhyNot(now.DayInJapan());
        if (whyNot is not null)
            return Outcome.Refused<bool>(whyNot);

        await MovePeriod(db, city.Row.Id, period);
        var days = $"{city.Row.Due:yyyy-MM-dd}/{city.Row.ExpiresOn:yyyy-MM-dd} → {period.Due:yyyy-MM-dd}/{period.ExpiresOn:yyyy-MM-dd}";
        await db.WriteAudit(LinkAudit.By(me, city.Case.Standing, "link.extended", city.Row, address, days));
        await transaction.CommitAsync();
        return Outcome.Done(true);
    }

    private static Task MovePeriod(DbConnection db, int linkId, LinkPeriod period) =>
        db.ExecuteAsync(
            """
            UPDATE answer_links
            SET due = @Due, expires_on = @ExpiresOn, reminders_on = NULL
            WHERE id = @linkId
            """,
            new { linkId, period.Due, period.ExpiresOn });
}
