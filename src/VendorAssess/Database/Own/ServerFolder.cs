using System.Globalization;

namespace VendorAssess.Database.Own;

/// <summary>Where the product's own PostgreSQL keeps its parts under one data folder.</summary>
public sealed record ServerFolder(string Root)
{
    public string Cluster => Path.Combine(Root, "postgres");

    public string UnfinishedCluster => Path.Combine(Root, "postgres.unfinished");

    public string PidFile => Path.Combine(Cluster, "postmaster.pid");

    public string Log => Path.Combine(Cluster, "server.log");

    public string Secret => Path.Combine(Root, "postgres.secret");

    public string Npm { get; init; } = Path.Combine(Root, "npm");

    /// <summary>Held for as long as somebody starts or stops the server.</summary>
    public string StartLock => Path.Combine(Root, "postgres.start.lock");

    /// <summary>Held, shared, by every process that uses the server: the last one to leave stops it.</summary>
    public string UsersLock => Path.Combine(Root, "postgres.users.lock");

    /// <summary>The major version that made the cluster, or null while there is none.</summary>
    public int? Major =>
        File.Exists(Path.Combine(Cluster, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture)
            : null;

    public void Create()
    {
        if (!Directory.Exists(Root))
            PrivateFile.CreateFolder(Root);
    }
}
