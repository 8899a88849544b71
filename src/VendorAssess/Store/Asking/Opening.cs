using Npgsql;
using VendorAssess.Domain.People;

namespace VendorAssess.Store.Asking;

/// <summary>
/// Opens a connection for somebody. What is opened without (<c>OpenConnectionAsync</c>) reads no row of a department and
/// no sheet.
/// </summary>
public static class Opening
{
    public static Task<AskingConnection> OpenAs(
        this NpgsqlDataSource postgres, Person me, DateOnly today, CancellationToken leaving = default) =>
        postgres.Open(Asker.Person(me.Id, today), leaving);

    public static Task<AskingConnection> OpenByLink(
        this NpgsqlDataSource postgres, int linkId, CancellationToken leaving = default) =>
        postgres.Open(Asker.Link(linkId), leaving);

    public static Task<AskingConnection> OpenForTask(
        this NpgsqlDataSource postgres, ProductTask task, CancellationToken leaving = default) =>
        postgres.Open(Asker.Task(task), leaving);

    public static async Task<AskingConnection> Open(
        this NpgsqlDataSource postgres, Asker asker, CancellationToken leaving) =>
        new(await postgres.OpenConnectionAsync(leaving), asker);
}
