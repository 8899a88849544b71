using VendorAssess.Tests.PolicyFiles;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>
/// Who gets and does what: every address, form and call × every post × own, other department, in procurement, closed,
/// disposed of, missing, and what a procedure gives to a post where others decide than the chief. The expected answers
/// stand in matrix.txt; a rule that knows nothing of the code is held against its lines.
/// </summary>
[Collection<MatrixGroup>]
[Trait("Runs", "once")]
public sealed class AccessMatrixTests(MatrixRun run, ITestOutputHelper output)
{
    private static readonly string[] Expected = MatrixFile.Read("matrix.txt");

    // What asks and changes nothing, or changes only the session of whoever sends it; and what the people of the demo do
    // not have, a second factor and a password of their own.
    private static readonly string[] WithoutEffect =
    [
        "/account/second-factor/codes codes", "/account/second-factor/remove remove", "/audit check", "/audit/head head",
        "/cases/new begin-case=#", "/cases/{Id:int}/edit change-case=#", "/password password", "/sign-in sign-in",
    ];

    [Fact]
    public void Every_address_form_and_call_answers_every_post_as_the_matrix_says()
    {
        foreach (var (part, time) in run.Took)
            output.WriteLine($"{part}: {time.TotalSeconds:0.0} s");
        output.WriteLine($"{run.Lines.Count - 1} lines of {MatrixTown.Everybody.Length} cells");
        Lists.Write("access-matrix.txt", run.Lines);
        Assert.Empty(run.Visits.Unfilled);
        Assert.DoesNotContain(MatrixTown.Everybody, login => run.Visits.TokenOf(login) is null);
        Assert.Equal(Expected, run.Lines);
    }

    [Fact]
    public void What_a_page_offers_is_known_from_the_source() => Assert.Empty(
        run.Visits.Shown.Select(f => (f.Route, f.Form.Split('=')[0])).Except(PageForms.All()));

    [Fact]
    public void Whoever_is_not_offered_a_form_changes_nothing_by_sending_it() => Assert.Empty(run.Sendings.Effects);

    [Fact]
    public void Every_form_has_an_effect_when_it_is_sent_by_whom_it_is_offered_to()
    {
        Lists.Write("forms-without-effect.txt", run.Proofs.WithoutEffect.Select(f => $"{f.Key}: {f.Value}"));
        Assert.Equal(WithoutEffect, run.Proofs.WithoutEffect.Keys);
    }

    /// <summary>After each form and call at least once: a write without an entry that tells of it would look like a forgery.</summary>
    [Fact]
    public void Every_row_that_any_form_or_call_wrote_is_told_of_by_the_audit_log()
    {
        output.WriteLine($"{run.Rows.Rows} rows");
        Assert.Null(run.Rows.Broken);
    }

    [Fact]
    public void What_belongs_to_a_department_is_got_by_it_and_by_those_who_see_all() =>
        EachCell("GET", (route, _, subject, person, cell) => subject == Subject.Nobodys
            || (AccessRule.MayGet(person, route, subject) ? cell == "200" : cell is "404" or "sign-in"
                || (cell == Visits.Nothing && route.EndsWith("/answers/changes", StringComparison.Ordinal))));

    [Fact]
    public void What_is_offered_is_offered_to_whom_it_is_the_business_of() =>
        EachCell("POST", (route, form, subject, person, cell) =>
            cell != Sendings.Yes || AccessRule.MayDo(person, route, form, subject));

    [Fact]
    public void A_decision_is_offered_to_whom_the_procedure_of_the_case_names_and_to_nobody_else()
    {
        EachCell("POST", (route, form, subject, person, cell) => (route, form) != ("/requests/{Id:int}", "decide")
            || cell == Sendings.Yes == (subject is not ("missing" or Subject.Disposed)
                && StepRule.MayDecide(person, subject)));
        Assert.Superset(
            new HashSet<string> { "shimin", Subject.ByManager, Subject.ByCiso, Subject.Light },
            Expected.Where(l => l.StartsWith("POST /requests/{Id:int} decide\t", StringComparison.Ordinal))
                .Select(l => l.Split('\t')[1]).ToHashSet());
    }

    /// <summary>代理: from day to day all that the manager may, and no more.</summary>
    [Fact]
    public void A_substitute_gets_and_is_offered_what_the_holder_of_the_post_is()
    {
        var lines = Expected.Select(l => l.Split('\t')).ToList();
        var (holder, substitute) = (Array.IndexOf(lines[0], "shimin-kacho"), Array.IndexOf(lines[0], "shimin-dairi"));
        Assert.Empty(lines.Skip(1).Where(l => l[holder] != l[substitute]).Select(l => $"{l[0]} {l[1]}"));
    }

    [Fact]
    public void No_string_reaches_anybody_whom_it_does_not_concern()
    {
        output.WriteLine($"{run.Town.Canaries.All.Count} strings, {run.Visits.Bytes >> 20} MB of answers");
        Assert.Empty(run.Visits.Received.Where(r => !AccessRule.MayReceive(r.Key.Login, r.Key.Canary))
            .Select(r => $"{r.Key.Login} got {r.Key.Canary.Kind} of {r.Key.Canary.Subject}: {r.Value}"));
    }

    [Fact]
    public void Every_string_reaches_whom_it_concerns_so_that_the_search_can_fail()
    {
        var found = run.Visits.Received.Keys.Where(r => r.Login.Split('-')[0] == r.Canary.Subject.Split('-')[0])
            .Select(r => r.Canary).ToHashSet();
        Assert.Empty(run.Town.Planted.Where(c => !found.Contains(c)).Select(c => $"{c.Subject} {c.Kind}"));
    }

    [Fact]
    public void No_mail_carries_what_does_not_concern_its_recipient()
    {
        output.WriteLine($"{run.Mails.Count} mails to {string.Join(", ", run.Mails.Select(m => m.To).Distinct())}");
        string[] employees = ["shimin-tanto", "shimin-kacho", "shimin-bucho", "fukushi-tanto", "tokatsu", "ciso"];
        Assert.DoesNotContain(employees, login => run.Mails.All(m => m.To != login));
        foreach (var subject in run.Town.Subjects.Where(s => s.IsWhole))
        {
            var told = run.Mails.Where(m => m.To == subject.Name).SelectMany(m => m.Found).Select(c => c.Kind).ToHashSet();
            Assert.Superset(new HashSet<string> { "service", "recipient", "contact", "message" }, told);
        }
        Assert.Empty(run.Mails.SelectMany(m => m.Found
            .Where(c => c.Subject != Subject.Nobodys && (c.Subject != m.To || !(c.IsToldToVendor || c.IsShared)))
            .Select(c => $"{m.To}: {c.Kind} of {c.Subject}")));
    }

    private static void EachCell(string method, Func<string, string, string, string, string, bool> isRight)
    {
        var lines = Expected.Select(l => l.Split('\t')).ToList();
        var wrong =
            from cells in lines.Skip(1)
            let what = cells[0].Split(' ')
            where what[0] == method
            from i in Enumerable.Range(2, cells.Length - 2)
            where !isRight(what[1], what.ElementAtOrDefault(2) ?? "", cells[1], lines[0][i], cells[i])
            select $"{cells[0]} {cells[1]} {lines[0][i]}: {cells[i]}";
        Assert.Empty(wrong);
    }
}
