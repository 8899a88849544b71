using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Features.Home;
using VendorAssess.Store;
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
    private readonly List<string> circuitLines = [];
    private readonly List<string> swapLines = [];

    public MatrixTown Town { get; private set; } = null!;

    public Visits Visits { get; private set; } = null!;

    public Circuits Circuits { get; private set; } = null!;

    public Swaps Swaps { get; private set; } = null!;

    public Sendings Sendings { get; private set; } = null!;

    public Proofs Proofs { get; private set; } = null!;

    /// <summary>What was got and sent, as matrix.txt says it.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>What circuits were asked, as circuits.txt says it.</summary>
    public IReadOnlyList<string> CircuitLines => circuitLines;

    /// <summary>What was answered where a form named another's row, as swaps.txt says it.</summary>
    public IReadOnlyList<string> SwapLines => swapLines;

    /// <summary>Each mail of the outbox and each that was sent: its recipient, and the strings in it.</summary>
    public List<(string To, IReadOnlyList<Canary> Found)> Mails { get; } = [];

    /// <summary>Whether every row that the product wrote in all this is told of by the audit log.</summary>
    public RowFinding Rows { get; private set; } = null!;

    public Dictionary<string, TimeSpan> Took { get; } = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        var digests = new TableDigests(host.Database.Superuser);
        Town = new(host);
        Visits = new(Town);
        Circuits = new(host, Town, Visits);
        Sendings = new(Town, Visits, digests);
        Swaps = new(Town, Visits, digests, new(host.Database.Superuser));
        Proofs = new(Town, Visits, digests);
        lines.Add($"what\tsubject\t{string.Join('\t', MatrixTown.Everybody)}");
        await Timed("town", Town.Build);
        await SealTown();
        await Timed("get", async () => lines.AddRange(await Visits.GetAll(Routes.ToGet(host))));
        circuitLines.AddRange(LiveParts.All().Append(lines[0]));
        await Timed("circuits", async () => circuitLines.AddRange(await Circuits.BringAll()));
        await Timed("tell", () => TellWork(digests));
        await Timed("send", async () => lines.AddRange(await Sendings.SendAll()));
        await Timed("call", async () => lines.AddRange(await Sendings.CallAll(Routes.ToPostOnly(host))));
        swapLines.Add($"what\tfield\t{string.Join('\t', Swaps.Kinds)}");
        await Timed("swap", async () => swapLines.AddRange(await Swaps.SwapAll()));
        await Timed("prove", () => Proofs.TryAll(Swaps.Effective));
        await Timed("mails", () => ReadMails(digests));
        await Timed("seals", CheckRows);
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

    // To everybody at once: else the round of each minute would change tables while forms are sent.
    private async Task TellWork(TableDigests digests)
    {
        var people = new TownPeople(host);
        await people.GiveAddresses("@city.example");
        await host.Product.Services.GetRequiredService<TellWork>().Run();
        await people.GiveAddresses("");
        await digests.MailsAreSent();
    }

    private async Task ReadMails(TableDigests digests)
    {
        await TellWork(digests);
        foreach (var mail in Directory.GetFiles(host.Product.Mails, "*.eml").Select(ReadMail.Of))
            Mails.Add((Recipient(mail["To"].Split('<')[^1]), [.. Town.Canaries.In(mail["Subject"] + mail.Body)]));
        foreach (var (address, text) in await new TownRows(host, Town).Mails())
            Mails.Add((Recipient(address), [.. Town.Canaries.In(text)]));
    }

    // The town's own rows come past the product.
    private async Task SealTown()
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("SELECT seal_standing('町')");
    }

    private async Task CheckRows()
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        Rows = await db.CheckRows();
    }

    private static string Recipient(string address) => address.Split('@')[0];
}
