using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace VendorAssess.Store.Asking;

/// <summary>A command that says who asks before it does what it is for, both in one round trip.</summary>
internal sealed class FirstCommand(NpgsqlCommand command, Asker asker, Action said) : DbCommand
{
    // Both would end the reading at the first result, which is that of who asks.
    private const CommandBehavior OneResult = CommandBehavior.SingleResult | CommandBehavior.SingleRow;

    [AllowNull]
    public override string CommandText { get => command.CommandText; set => command.CommandText = value; }

    public override int CommandTimeout { get => command.CommandTimeout; set => command.CommandTimeout = value; }

    public override CommandType CommandType { get => command.CommandType; set => command.CommandType = value; }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => command.Connection;
        set => command.Connection = (NpgsqlConnection?)value;
    }

    protected override DbParameterCollection DbParameterCollection => command.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => command.Transaction;
        set => command.Transaction = (NpgsqlTransaction?)value;
    }

    public override void Cancel() => command.Cancel();

    public override void Prepare() => command.Prepare();

    public override int ExecuteNonQuery()
    {
        SayFirst();
        var rows = command.ExecuteNonQuery();
        said();
        return rows;
    }

    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        SayFirst();
        var rows = await command.ExecuteNonQueryAsync(cancellationToken);
        said();
        return rows;
    }

    public override object? ExecuteScalar()
    {
        using var reader = ExecuteDbDataReader(CommandBehavior.Default);
        var value = reader.Read() ? reader.GetValue(0) : null;
        while (reader.NextResult()) { }
        return value;
    }

    public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        await using var reader = await ExecuteDbDataReaderAsync(CommandBehavior.Default, cancellationToken);
        var value = await reader.ReadAsync(cancellationToken) ? reader.GetValue(0) : null;
        while (await reader.NextResultAsync(cancellationToken)) { }
        return value;
    }

    protected override DbParameter CreateDbParameter() => command.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        SayFirst();
        var reader = command.ExecuteReader(behavior & ~OneResult);
        reader.NextResult();
        said();
        return reader;
    }

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(
        CommandBehavior behavior, CancellationToken cancellationToken)
    {
        SayFirst();
        var reader = await command.ExecuteReaderAsync(behavior & ~OneResult, cancellationToken);
        try
        {
            await reader.NextResultAsync(cancellationToken);
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
        said();
        return reader;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            command.Dispose();
        base.Dispose(disposing);
    }

    private void SayFirst()
    {
        command.CommandText = $"{asker.Statement}\n{command.CommandText}";
        foreach (var (name, value) in asker.Parameters)
            command.Parameters.AddWithValue(name, value);
    }
}
