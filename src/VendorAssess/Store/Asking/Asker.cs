using System.Collections.Immutable;

namespace VendorAssess.Store.Asking;

/// <summary>
/// Who asks the database, as its row-level security is told (db/0036): a person on a day, whoever came by a link, or a
/// task of the product itself. The statement goes before the first command of a connection.
/// </summary>
public sealed record Asker(string Statement, ImmutableArray<(string Name, object Value)> Parameters)
{
    public static Asker Person(int id, DateOnly today) => new(
        "SELECT ask_as_person(@asking_person, @asking_day);", [("asking_person", id), ("asking_day", today)]);

    public static Asker Link(int id) => new("SELECT ask_as_link(@asking_link);", [("asking_link", id)]);

    public static Asker Task(ProductTask task) =>
        new("SELECT ask_as_task(@asking_task);", [("asking_task", task.ToString())]);
}

/// <summary>What the product does with no person asking for it, or for all departments at once.</summary>
public enum ProductTask
{
    /// <summary>Finds out which link somebody came by.</summary>
    OpenLinks,

    /// <summary>Reminders, and what waits in the outbox.</summary>
    Mails,

    /// <summary>Counts, by numbers alone, the work that posts and departments have, and moves it to others.</summary>
    Administration,

    /// <summary>The invented town of the demo.</summary>
    Demo,

    /// <summary>Holds all rows against the audit log, and tells of none more than which it is.</summary>
    Proof,
}
