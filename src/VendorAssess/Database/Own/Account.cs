namespace VendorAssess.Database.Own;

/// <summary>As whom PostgreSQL runs: it refuses root, so root needs a user namespace or a system user.</summary>
public sealed record Account(string[] Prefix, string? UserName)
{
    public static readonly Account Ourselves = new([], null);

    public static Account ForThisProcess()
    {
        if (!Environment.IsPrivilegedProcess)
            return Ourselves;
        var namespaced = new Account(["unshare", "--user", "--map-user=65534", "--map-group=65534"], null);
        if (Tool.Run(namespaced, ["true"]).ExitCode == 0)
            return namespaced;
        return new Account([], HasUser("postgres") ? "postgres" : "nobody");
    }

    /// <summary>Makes a folder or file the account's own; only a system user needs that.</summary>
    public void Own(string path)
    {
        if (UserName is not null && Tool.Run(Ourselves, ["chown", "-R", UserName, path]) is (not 0, var output))
            throw new DatabaseRefusedException($"{path} を利用者 {UserName} の所有にできませんでした: {output}");
    }

    /// <summary>A system user must be able to walk down to its folder; ours we open, other people's we name.</summary>
    public void OpenPath(string root)
    {
        if (UserName is null)
            return;
        File.SetUnixFileMode(root, File.GetUnixFileMode(root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        if (Tool.Run(this, ["test", "-x", root]).ExitCode != 0)
            throw new DatabaseRefusedException(
                $"利用者 {UserName} は {root} に到達できません。だれでも通れるフォルダーを VENDORASSESS_DATA に設定してください。");
    }

    private static bool HasUser(string name) => Tool.Run(Ourselves, ["id", "-u", name]).ExitCode == 0;
}
