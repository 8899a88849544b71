using System.Diagnostics;
using VendorAssess.Tests.Mail;
using VendorAssess.Tests.Testing;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>
/// One run over everything: all addresses are got by everybody, then every form that a page offers to somebody is sent
/// by all to whom it is not offered, at last once by whom it is offered to. The tests look at what came of it.
/// </summary>
public sealed class MatrixRun(TestServer server) : IAsyncLifetime
{
    private readonly ProductHost host = new(server);
    private readonly List<string> lines = [];

    public MatrixTown Town { get; private set; } = null!;

    public Visits Visits { get; private set; } = null!;

    public Sendings Sendings { get; private set; } = null!;

    public Proofs Proofs { get; private set; } = null!;

    /// <summary>What was got and sent, as matrix.txt says it.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>Each mail with the subject that its recipient belongs to, and the strings in it.</summary>
    public List<(string To, IReadOnlyList<Canary> Found)> Mails { get; } = [];

    public Dictionary<string, TimeSpan> Took { get; } = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        var digests = new TableDigests(host.Database.Superuser);
        Town = new(host);
        Visits = new(Town);
        Sendings = new(Town, Visits, digests);
        Proofs = new(Town, Visits, digests);
        lines.Add($"what\tsubject\t{string.Join('\t', MatrixTown.Everybody)}");
        await Timed("town", Town.Build);
        await Timed("get", async () => lines.AddRange(await Visits.GetAll(Routes.ToGet(host))));
        await Timed("mails", () => ReadMails(digests));
        await Timed("send", async () => lines.AddRange(await Sendings.SendAll()));
        await Timed("call", async () => lines.AddRange(await Sendings.CallAll(Routes.ToPostOnly(host))));
        await Timed("prove", Proofs.TryAll);
    }

    public async ValueTask DisposeAsync()
    {
        Town.Dispose();
        await host.DisposeAsync();
    }

    private async Task Timed(string name, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        Took[name] = watch.Elapsed;
    }

    private async Task ReadMails(TableDigests digests)
    {
        await digests.MailsAreSent();
        foreach (var mail in Directory.GetFiles(host.Product.Mails, "*.eml").Select(ReadMail.Of))
            Mails.Add((mail["To"].Split('<')[^1].Split('@')[0], [.. Town.Canaries.In(mail["Subject"] + mail.Body)]));
    }
}
