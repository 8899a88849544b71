using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Sheets;

/// <summary>Keeps what the city says beside a vendor's answer (V/D, V/I).</summary>
public sealed class NoteAnswer(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The revision of the note that counts from now on; an unchanged text adds none.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, int serviceId, CityNote wanted)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockReadableSheet(serviceId, me.Id, now.DayInJapan()) is not { } sheet)
            return Outcome.Refused<int>("このサービスの回答票は見つかりません。");
        var held = await db.NewestNote(sheet.Sheet, wanted.Question);
        if (held is not null && held.Text == wanted.Text)
            return Outcome.Done(held.Revision);
        var whyNot = me.WhyNotNotable(editions.Current.Bank.Find(wanted.Question), sheet.Considered)
            ?? CityNotes.WhyNotKept(wanted, held);
        if (whyNot is not null)
            return Outcome.Refused<int>(whyNot);

        var added = wanted with { Revision = wanted.Revision + 1 };
        await db.AddNote(sheet.Sheet, added, me.Id, now.UtcDateTime);
        await db.WriteAudit(new(
            me.Id, me.NotingPost()?.Id, "answer.noted", "service", serviceId.ToString(CultureInfo.InvariantCulture), address)
        {
            Detail = new Dictionary<string, string> { ["設問"] = $"{added.Question}:{added.Revision}" },
        });
        await transaction.CommitAsync();
        return Outcome.Done(added.Revision);
    }
}
