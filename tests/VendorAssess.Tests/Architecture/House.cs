namespace VendorAssess.Tests.Architecture;

/// <summary>Which room of the house may use which (the design's table), for any root namespace.</summary>
public sealed record House(string Root)
{
    private static readonly string[] Rooms =
        ["Domain", "Database", "Store", "Excel", "PolicyFiles", "Ui", "Access", "Mail", "Features", "Commands"];

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Database"] = [],
        ["Store"] = ["Domain"],
        ["Excel"] = ["Domain"],
        ["PolicyFiles"] = ["Domain"],
        ["Ui"] = ["Domain"],
        ["Access"] = ["Domain", "Store"],
        ["Mail"] = ["Domain", "Store", "Access"],
        ["Features"] = ["Domain", "Store", "Excel", "PolicyFiles", "Ui", "Access"],
        ["Commands"] = Rooms,
        ["the root"] = [.. Rooms, "the root"],
    };

    /// <summary>Every use that the table does not allow, one line each.</summary>
    public IEnumerable<string> Breaches(IEnumerable<TypeUse> uses) =>
        from use in uses
        let user = RoomOf(use.User)
        let used = RoomOf(use.Used)
        where user is not null && used is not null && !IsAllowed(user.Value, used.Value)
        orderby use.User, use.Used
        select $"{use.User} uses {use.Used}";

    private static bool IsAllowed((string Room, string? Feature) user, (string Room, string? Feature) used) =>
        user == used || (MayUse.TryGetValue(user.Room, out var rooms) && rooms.Contains(used.Room));

    // Null: no type of ours. A room that the table does not know may use nothing and be used by no one.
    private (string Room, string? Feature)? RoomOf(string type)
    {
        if (type == "Program")
            return ("the root", null);
        if (!type.StartsWith($"{Root}.", StringComparison.Ordinal))
            return null;
        var parts = type[(Root.Length + 1)..].Split('.');
        return parts switch
        {
            [_] => ("the root", null),
            ["Features", var feature, _, ..] => ("Features", feature),
            _ => (parts[0], null),
        };
    }
}
