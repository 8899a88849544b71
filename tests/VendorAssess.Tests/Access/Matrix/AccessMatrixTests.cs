using System.Globalization;
using System.Net;
using VendorAssess.Tests.PolicyFiles;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>
/// Who gets what: every address × every post × own, other department, in procurement, closed, missing. The expected
/// answers stand in matrix.txt; a rule that knows nothing of the code is held against each of its lines.
/// </summary>
[Trait("Runs", "once")]
public sealed class AccessMatrixTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task Every_address_answers_every_post_as_the_matrix_says()
    {
        var subjects = await MatrixTown.Build(host);
        var lines = new List<string> { $"route\tsubject\tanonymous\t{string.Join('\t', MatrixTown.People)}" };
        var routes = Routes.ToGet(host);
        var unknown = routes.Where(r => Routes.Fill(r, subjects[0]) is null).ToList();
        Assert.True(unknown.Count == 0, $"These routes are not in the matrix: {string.Join(", ", unknown)}");
        var asking = new List<(string Login, Browser Browser)> { ("anonymous", host.NewBrowser()) };
        foreach (var login in MatrixTown.People)
            asking.Add((login, await host.SignedIn(login)));
        foreach (var route in routes)
        {
            foreach (var subject in Routes.IsBound(route) ? subjects : [subjects[0] with { Name = "-" }])
                lines.Add(await Line(route, subject, asking));
        }
        asking.ForEach(a => a.Browser.Dispose());
        Lists.Write("access-matrix.txt", lines);
        Assert.Equal(Expected(), lines);
    }

    [Fact]
    public void What_belongs_to_a_department_is_shown_to_it_and_to_those_who_see_all()
    {
        var lines = Expected();
        var heads = lines[0].Split('\t');
        // What a vendor says of its service is no department's secret (DESIGN §1: the sheet is shared).
        var bound = lines.Skip(1).Select(l => l.Split('\t'))
            .Where(c => c[1] != "-" && !c[0].StartsWith("/services/", StringComparison.Ordinal));
        foreach (var cells in bound)
        {
            for (var i = 2; i < cells.Length; i++)
            {
                if (!MaySee(heads[i], cells[1]))
                    Assert.True(cells[i] is "404" or "sign-in" || (cells[i] == "400" && cells[0].EndsWith("/changes", StringComparison.Ordinal)), $"{cells[0]} {cells[1]} {heads[i]}: {cells[i]}");
            }
        }
    }

    private static string[] Expected()
    {
        using var lines = new StreamReader(typeof(AccessMatrixTests).Assembly.GetManifestResourceStream("matrix.txt")!);
        return lines.ReadToEnd().TrimEnd().Split('\n');
    }

    // Said anew here, by people and departments, not by the product's own functions.
    private static bool MaySee(string person, string subject) => (person, subject) switch
    {
        ("anonymous", _) or (_, "missing") => false,
        ("tokatsu" or "ciso" or "kansa", _) => true,
        ("keiyaku", "fukushi-procured") => true,
        ("shimin-tanto" or "shimin-kacho" or "shimin-bucho", "shimin") => true,
        ("fukushi-tanto" or "fukushi-kacho" or "fukushi-bucho", _) => subject.StartsWith("fukushi", StringComparison.Ordinal),
        _ => false,
    };

    private static async Task<string> Line(
        string route, Subject subject, List<(string Login, Browser Browser)> asking)
    {
        var cells = new List<string> { route, subject.Name };
        foreach (var (_, browser) in asking)
        {
            using var answer = await browser.Get(Routes.Fill(route, subject)!);
            cells.Add(Word(answer));
        }
        return string.Join('\t', cells);
    }

    private static string Word(HttpResponseMessage answer) => answer switch
    {
        { StatusCode: HttpStatusCode.Found, Headers.Location: { } to } when to.OriginalString.Contains("/sign-in", StringComparison.Ordinal) => "sign-in",
        { StatusCode: var status } => ((int)status).ToString(CultureInfo.InvariantCulture),
    };
}
