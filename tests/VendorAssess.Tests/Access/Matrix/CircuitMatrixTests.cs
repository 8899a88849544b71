using VendorAssess.Tests.PolicyFiles;
using VendorAssess.Ui;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>
/// What a circuit draws and answers: every interactive part, event and call × every post × own, other department, in
/// procurement, closed, disposed of, missing. The expected answers stand in circuits.txt.
/// </summary>
[Collection<MatrixGroup>]
[Trait("Runs", "once")]
public sealed class CircuitMatrixTests(MatrixRun run, ITestOutputHelper output)
{
    private static readonly string[] Expected = MatrixFile.Read("circuits.txt");

    [Fact]
    public void Every_part_event_and_call_answers_every_post_as_the_file_says()
    {
        output.WriteLine($"{run.Took["circuits"].TotalSeconds:0.0} s, {run.CircuitLines.Count} lines");
        Lists.Write("circuits.txt", run.CircuitLines);
        Assert.Equal(Expected, run.CircuitLines);
    }

    [Fact]
    public void Every_part_that_the_program_draws_live_stands_on_a_page_that_was_tried() =>
        Assert.Equal(LiveParts.Roots().Select(r => r.Name), run.Circuits.Parts.Order(StringComparer.Ordinal));

    [Fact]
    public void A_part_that_is_given_anything_takes_it_only_for_whom_its_page_was_made() =>
        Assert.DoesNotContain(LiveParts.Roots(), r => LiveParts.IsGiven(r) && !r.IsAssignableTo(typeof(LivePart)));

    [Fact]
    public void Who_is_not_signed_in_by_name_has_no_circuit() => EachCell(
        (_, _, person, cell) => cell == "401" == (person == MatrixTown.Anonymous || IsVendor(person)));

    [Fact]
    public void A_copy_of_a_mark_gives_nothing_to_anybody_but_its_owner()
    {
        var copies = Cells().Where(c => c.What[0] is "COPY" or "START" or "RECONNECT" && c.What[1] != "Glossary")
            .Where(c => c.Cell is Circuits.Drawn or "yes").ToList();
        Assert.Equal(copies.Select(c => (string.Join(' ', c.What), c.Subject)).Distinct().Count(), copies.Count);
        Assert.DoesNotContain(copies, c => c.Subject != Subject.Nobodys && !AccessRule.Works(c.Person, c.Subject));
    }

    [Fact]
    public void A_part_that_reads_a_case_draws_it_and_answers_events_for_those_who_see_the_case() => EachCell(
        (what, subject, person, cell) => what is not (["OWN", ..] or ["EVENT", .., "WhatIfEditor", _]) || cell == "401"
            || cell == Circuits.Drawn == AccessRule.MaySee(person, subject));

    [Fact]
    public void No_script_draws_a_part_of_its_own_choice() =>
        EachCell((what, _, _, cell) => what[0] != "CALL" || cell != "yes");

    [Fact]
    public void No_string_of_a_case_comes_by_a_circuit_to_who_may_not_see_the_case()
    {
        output.WriteLine($"{run.Circuits.Bytes >> 10} KB");
        Assert.Empty(run.Circuits.Received.Where(r => !AccessRule.MaySee(r.Key.Login, r.Key.Canary.Subject))
            .Select(r => $"{r.Key.Login} got {r.Key.Canary.Kind} of {r.Key.Canary.Subject}: {r.Value}"));
    }

    [Fact]
    public void What_a_circuit_must_show_comes_to_those_whose_case_it_is() => Assert.All(
        run.Town.Subjects.Where(s => s.IsWhole),
        s => Assert.Contains(run.Circuits.Received.Keys, r =>
            (r.Login, r.Canary.Subject, r.Canary.Kind) == ($"{s.Division}-tanto", s.Name, "service")));

    private static bool IsVendor(string person) => person.StartsWith("vendor-", StringComparison.Ordinal);

    private static void EachCell(Func<string[], string, string, string, bool> isRight) => Assert.Empty(
        Cells().Where(c => !isRight(c.What, c.Subject, c.Person, c.Cell))
            .Select(c => $"{string.Join(' ', c.What)} {c.Subject} {c.Person}: {c.Cell}"));

    private static IEnumerable<(string[] What, string Subject, string Person, string Cell)> Cells()
    {
        var lines = Expected.SkipWhile(l => !l.StartsWith("what\t", StringComparison.Ordinal))
            .Select(l => l.Split('\t')).ToList();
        return lines.Skip(1).SelectMany(l => Enumerable.Range(2, l.Length - 2)
            .Select(i => (l[0].Split(' '), l[1], lines[0][i], l[i])));
    }
}
