using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace VendorAssess.Store.Asking;

/// <summary>
/// A connection that says who asks together with its first command, so that it costs no round trip of its own. It is
/// forgotten when the connection returns to the pool, and with a transaction that is rolled back: then nobody asks, and
/// no row is seen.
/// </summary>
public sealed class AskingConnection(NpgsqlConnection connection, Asker asker) : DbConnection
{
    private bool said;

    [AllowNull]
    public override string ConnectionString
    {
        get => connection.ConnectionString;
        set => throw new NotSupportedException("The connection is open.");
    }

    public override string Database => connection.Database;

    public override string DataSource => connection.DataSource;

    public override string ServerVersion => connection.ServerVersion;

    public override ConnectionState State => connection.State;

    public override void ChangeDatabase(string databaseName) => connection.ChangeDatabase(databaseName);

    public override void Open() => connection.Open();

    public override void Close() => connection.Close();

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            connection.Dispose();
        base.Dispose(disposing);
    }

    protected override DbCommand CreateDbCommand() =>
        said ? connection.CreateCommand() : new FirstCommand(connection.CreateCommand(), asker, () => said = true);

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        connection.BeginTransaction(isolationLevel);

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(
        IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(isolationLevel, cancellationToken);
}
