using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace VendorAssess.Access;

/// <summary>Keeps the data-protection keys in PostgreSQL, so that every app process reads the same cookies.</summary>
public sealed class PostgresKeys(NpgsqlDataSource postgres) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = postgres.OpenConnection();
        return [.. db.Query<string>("SELECT xml FROM data_protection_keys").Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = postgres.OpenConnection();
        db.Execute(
            """
            INSERT INTO data_protection_keys (friendly_name, xml)
            VALUES (@friendlyName, @xml)
            """,
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
