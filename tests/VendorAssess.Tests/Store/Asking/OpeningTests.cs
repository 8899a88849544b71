using VendorAssess.Database;

namespace VendorAssess.Tests.Store.Asking;

/// <summary>Who opens a connection for nobody, or for a task, is named here with the reason: a person's page never does.</summary>
public sealed class OpeningTests
{
    private static readonly string Sources =
        Path.GetFullPath(Path.Combine(ProductFolders.Migrations, "..", "src", "VendorAssess"));

    /// <summary>Below these a connection reads only tables that are open to all (<see cref="Tables.Open"/>).</summary>
    private static readonly string[] ForNobody =
    [
        "Access/", "Commands/", "Database/", "Features/Admin/", "Features/Audit/", "Features/MyAccount/",
        "Features/Policies/", "Features/SignIn/", "Store/Asking/", "AnchorAudit.cs", "Health.cs", "NoteDownload.cs",
        "ProductContent.cs",
    ];

    private static readonly Dictionary<string, string> ForTasks = new()
    {
        ["Access/Links/FindVisitor.cs"] = "a session is looked up before it is known of which link",
        ["Access/Links/OpenLink.cs"] = "a secret is looked up before it is known of which link",
        ["Features/Answers/Links/LinkEndpoints.cs"] = "a session is ended by its hash, whether the link still stands or not",
        ["Access/People/DemoPeople.cs"] = "the demo's town with its cases",
        ["AnchorAudit.cs"] = "the head of the chain into the outbox",
        ["Mail/SendMail.cs"] = "the outbox of all",
        ["Features/Answers/Invitations/PlanReminders.cs"] = "the links of all departments",
        ["Features/Admin/Departments/HandOverWork.cs"] = "moves the cases and uses of closed departments",
        ["Features/Admin/Departments/CloseDepartment.cs"] = "counts what the department leaves behind",
        ["Features/Admin/Departments/ListDepartments.cs"] = "counts cases",
        ["Features/Admin/Departments/LoadDepartment.cs"] = "counts cases, uses and requests",
        ["Features/Admin/Posts/EndPost.cs"] = "counts the uses that the post manages",
        ["Features/Admin/Posts/LoadPost.cs"] = "counts the uses that the post manages",
        ["Features/Admin/Posts/MoveUses.cs"] = "gives the uses of a post to another",
        ["Features/Admin/Transfers/LoadTransfers.cs"] = "counts the work that nobody does",
        ["Commands/VerifyAudit.cs"] = "holds all rows against the audit log, and tells which one differs",
        ["Features/Audit/CheckChain.cs"] = "holds all rows against the audit log, and tells which one differs",
        ["Features/Home/LoadVacancies.cs"] = "counts the work that nobody does",
        ["Features/Home/TellWork.cs"] = "tells people by numbers alone what waits for their posts",
    };

    [Fact]
    public void For_nobody_only_where_no_row_is_protected() =>
        Assert.DoesNotContain(
            Files(".OpenConnectionAsync("), f => !ForNobody.Any(r => f.StartsWith(r, StringComparison.Ordinal)));

    [Fact]
    public void For_a_task_only_where_it_is_said_why() =>
        Assert.Equal(ForTasks.Keys.Order(StringComparer.Ordinal), Files(".OpenForTask(").Order(StringComparer.Ordinal));

    private static IEnumerable<string> Files(string call) =>
        Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Sources, "*.razor", SearchOption.AllDirectories))
            .Where(f => File.ReadAllText(f).Contains(call, StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Sources, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("obj/", StringComparison.Ordinal) && !f.StartsWith("bin/", StringComparison.Ordinal));
}
