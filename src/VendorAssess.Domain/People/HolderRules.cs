using VendorAssess.Domain.Calendar;

namespace VendorAssess.Domain.People;

/// <summary>Somebody who holds a post for a term.</summary>
public sealed record Holding(int PersonId, string Name, Term Term);

/// <summary>An account as the rules see it.</summary>
public sealed record AccountHolder(int Id, string Login, string Name, bool Active);

/// <summary>Who may take a post.</summary>
public static class HolderRules
{
    public static string? WhyNotTaken(
        this PostStanding post, AccountHolder? person, Term wish, IReadOnlyCollection<Holding> holders, DateOnly today) =>
        person switch
    {
        null => "その利用者はいません。利用者の一覧でログイン名を確かめてください。",
        { Active: false } => $"{person.Name}さんの利用は止めてあります。先に、利用を再開してください。",
        _ when wish.From < today => "就く日は、今日以後の日にしてください。",
        _ when wish.Until < wish.From => "離れる日が、就く日より前です。",
        _ when !post.IsThereOn(wish.From) => $"{post.Name}は{JapaneseDate.Format(post.Until!.Value)}限りで廃止されます。",
        _ => post.WhyNotBeside(person, wish, holders),
    };

    private static string? WhyNotBeside(
        this PostStanding post, AccountHolder person, Term wish, IReadOnlyCollection<Holding> holders) =>
        holders.FirstOrDefault(h => h.Term.Overlaps(wish)
            && (h.PersonId == person.Id || Roles.OfOnePerson.Contains(post.Role))) switch
        {
            null => null,
            { PersonId: var id } when id == person.Id => $"{person.Name}さんは、その間この職に就いています。",
            var other => $"{post.Title}は一人の職で、その間は{other.Name}さんが就いています。先に、離れる日を決めてください。",
        };
}
