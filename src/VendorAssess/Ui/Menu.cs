using VendorAssess.Domain.People;

namespace VendorAssess.Ui;

/// <summary>The entries of the main menu, in the order shown; only what exists.</summary>
public static class Menu
{
    /// <summary>An entry that names roles is only for who holds one of them.</summary>
    public sealed record Entry(string Path, string Label, params string[] Roles)
    {
        public bool IsFor(Person person) => Roles.Length == 0 || Roles.Any(person.Holds);

        public bool Holds(string path) =>
            Path == "/" ? path == "/" : path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal);
    }

    public static readonly Entry[] Entries =
    [
        new("/", "ホーム"),
        new("/cases", "案件"),
        new("/requests", "申請"),
        new("/exceptions", "例外措置"),
        new("/uses", "利用台帳"),
        new("/checks", "点検"),
        new("/services", "サービス"),
        new("/policies", "対策基準"),
        new("/audit", "監査証跡", Roles.Auditor, Roles.Chief, Roles.Administrator),
        new("/admin", "管理", Roles.Administrator, Roles.Auditor),
        new("/help", "使い方"),
    ];
}
