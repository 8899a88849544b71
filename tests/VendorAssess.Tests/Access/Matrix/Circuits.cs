using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using VendorAssess.Tests.Circuits;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>
/// The mark of each interactive part, brought to a circuit by everybody: copied from its owner's page, and as if their
/// own page had carried it; then every event it waits for, and what scripts can call.
/// </summary>
public sealed class Circuits(ProductHost host, MatrixTown town, Visits visits)
{
    public const string Drawn = "drawn", Nothing = "nothing";

    private const string Case = "CaseId", Whose = "For";

    private readonly ConcurrentDictionary<(string Login, Canary Canary), string> received = new();
    private readonly HashSet<string> parts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<DrawnEvent>> events = new(StringComparer.Ordinal);
    private Dictionary<string, int> people = [];
    private long bytes;

    /// <summary>The parts whose marks stood on some page.</summary>
    public IReadOnlyCollection<string> Parts => parts;

    /// <summary>Who received which string by a circuit, and from which part.</summary>
    public IReadOnlyDictionary<(string Login, Canary Canary), string> Received => received;

    public long Bytes => bytes;

    public async Task<List<string>> BringAll()
    {
        people = await new TownPeople(host).Ids();
        var order = town.Subjects.Select(s => s.Name).ToList();
        var places = visits.Marked.OrderBy(m => m.Route, StringComparer.Ordinal).ThenBy(m => order.IndexOf(m.Subject)).ToList();
        // First, while few circuits are parked: beyond a hundred the server lets go of one or another.
        var lines = await TakenUpByAll(places.Where(p => p.Subject == order[0]));
        foreach (var place in places)
        {
            foreach (var mark in await PageMark.On(town.Browsers[place.Login], place.Address, host.Product.Services))
            {
                parts.Add(mark.Part);
                lines.AddRange(await BroughtByAll(place, mark, copied: true));
                if (mark.Given.Contains(Case) && place.Subject == town.Subjects[0].Name)
                {
                    foreach (var gone in town.Subjects.Where(s => s.IsGone))
                    {
                        lines.AddRange(await BroughtByAll(
                            place with { Subject = gone.Name }, mark.With(Case, gone.Case), copied: false));
                    }
                }
            }
        }
        return lines;
    }

    // The owner first: which events there are is seen where the part is drawn.
    private async Task<IEnumerable<string>> BroughtByAll(MarkedPage place, PageMark mark, bool copied)
    {
        var owners = await Brought(place.Login, place, mark, copied);
        var others = MatrixTown.Everybody.Where(login => login != place.Login).ToList();
        var cells = new ConcurrentDictionary<string, Said> { [place.Login] = owners };
        await Parallel.ForEachAsync(others, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (login, _) =>
            cells[login] = await Brought(login, place, mark, copied));
        return owners.Cells.Keys.Select(what => string.Join('\t', MatrixTown.Everybody
            .Select(login => cells[login].Refused ?? cells[login].Cells[what])
            .Prepend(place.Subject).Prepend($"{what} {mark.Part} {place.Route}")));
    }

    private async Task<Said> Brought(string login, MarkedPage place, PageMark mark, bool copied)
    {
        var (opened, refused) = await Open(login, place);
        if (opened is null)
            return new([], ((int)refused!.Value).ToString(CultureInfo.InvariantCulture));
        await using var circuit = opened;
        // What it draws is looked at last, when all that it may have begun to read is there.
        await using var started = copied ? (await Open(login, place, mark)).Circuit : null;
        var (cells, reads) = (new Dictionary<string, string>(StringComparer.Ordinal), mark.Given.Contains(Case));
        if (copied)
            cells["COPY"] = Word(await circuit.Bring(mark, 1, login == place.Login || !mark.Given.Contains(Whose)));
        if (reads)
            cells["OWN"] = Word(await circuit.Bring(
                mark.With(Whose, people[login]), 2, AccessRule.MaySee(login, place.Subject), reads));
        await Raise(circuit, mark.Part, cells);
        if (reads)
            await Call(circuit, place, cells);
        if (started is not null)
            cells["START"] = Word(await started.HasDrawn(cells["COPY"] == Drawn));
        Note(login, $"{mark.Part} of {place.Subject}", circuit.Text + started?.Text);
        return new(cells, null);
    }

    // Where nothing is drawn, by the numbers that the events have where it is.
    private async Task Raise(BroughtCircuit circuit, string part, Dictionary<string, string> cells)
    {
        if (circuit.Events.Any())
            events[part] = [.. circuit.Events.OrderBy(e => e.Kind, StringComparer.Ordinal)];
        foreach (var raised in events[part])
            cells[$"EVENT {raised.Kind}"] = Word(await circuit.Raise(raised));
    }

    private Task<(BroughtCircuit? Circuit, HttpStatusCode? Refused)> Open(
        string login, MarkedPage place, params PageMark[] marks) =>
        BroughtCircuit.Open(town.Browsers[login], host.Product.Address, place.Address, marks);

    // Ways by which a script may draw parts of its own choice, with parameters of its own choice.
    private async Task Call(BroughtCircuit circuit, MarkedPage place, Dictionary<string, string> cells)
    {
        var wanted = new JsonObject { [Case] = town.Subjects.Single(s => s.Name == place.Subject).Case };
        cells["CALL AddRootComponent"] = Done(await circuit.Call("AddRootComponent", "WhatIfEditor", "1"));
        cells["CALL SetRootComponentParameters"] =
            Done(await circuit.Call("SetRootComponentParameters", 0, 1, wanted));
        cells["CALL RemoveRootComponent"] = Done(await circuit.Call("RemoveRootComponent", 0));
    }

    private async Task<List<string>> TakenUpByAll(IEnumerable<MarkedPage> places)
    {
        var lines = new List<string>();
        foreach (var place in places)
        {
            foreach (var mark in await PageMark.On(town.Browsers[place.Login], place.Address, host.Product.Services))
            {
                if (mark.Given.Contains(Case))
                    lines.Add(await TakenUpByAll(place, mark));
            }
        }
        return lines;
    }

    private async Task<string> TakenUpByAll(MarkedPage place, PageMark mark)
    {
        var (opened, _) = await Open(place.Login, place, mark);
        await opened!.DisposeAsync();
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var login in MatrixTown.Everybody.OrderBy(login => login == place.Login))
            cells[login] = await TakenUp(login, opened.Secret);
        return string.Join('\t', MatrixTown.Everybody.Select(login => cells[login])
            .Prepend(place.Subject).Prepend($"RECONNECT {mark.Part} {place.Route}"));
    }

    private async Task<string> TakenUp(string login, string secret)
    {
        await using var client = new CircuitClient();
        var origin = CircuitClient.OriginOf(host.Product.Address);
        return await client.Connect(host.Product.Address, town.Browsers[login].CookieHeader, origin) is { } refused
            ? ((int)refused).ToString(CultureInfo.InvariantCulture)
            : Done(await Resumed(client, secret) || await client.Reconnect(secret));
    }

    // What another circuit parked is given to nobody.
    private async Task<bool> Resumed(CircuitClient client, string secret)
    {
        var address = host.Product.Address.ToString();
        return await client.Invoke("ResumeCircuit", secret, address, address, "", "") is not null;
    }

    private void Note(string login, string where, string text)
    {
        Interlocked.Add(ref bytes, Encoding.UTF8.GetByteCount(text));
        foreach (var canary in town.Canaries.In(text))
            received.TryAdd((login, canary), where);
    }

    private static string Word(bool drawn) => drawn ? Drawn : Nothing;

    private static string Done(bool done) => done ? "yes" : "no";

    private sealed record Said(Dictionary<string, string> Cells, string? Refused);
}
