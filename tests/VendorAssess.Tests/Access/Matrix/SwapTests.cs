using VendorAssess.Tests.PolicyFiles;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>One's own form, sent with the id of another's row. The expected answers stand in swaps.txt.</summary>
[Collection<MatrixGroup>]
[Trait("Runs", "once")]
public sealed class SwapTests(MatrixRun run, ITestOutputHelper output)
{
    private static readonly string[] Expected = MatrixFile.Read("swaps.txt");

    // Fields whose value another's may be without harm: what an input showed at first only tells whether it was changed
    // since; a draft is saved and withdrawn by its version and submitted by its digest, and who withdraws it does not say
    // who uses the service; who rejects a proposal need not have seen what stood there; that a password was wrong is noted.
    private static readonly string[] Harmless =
    [
        "*:shown", "note-*:shown", "request=Save Form.SeenDigest", "request=Withdraw Form.SeenDigest",
        "request=Withdraw Form.UsedBy", "request=Submit Form.SeenVersion", "proposal=reject *:seen", "app Form.Secret",
    ];

    [Fact]
    public void Every_form_answers_another_row_in_its_field_as_the_file_says()
    {
        output.WriteLine(
            $"{run.Took["swap"].TotalSeconds:0.0} s, {run.Swaps.Tried} sent with another's value, "
            + $"{run.SwapLines.Count - 1} fields, {run.Swaps.WithoutIds} forms without one");
        Lists.Write("swaps.txt", run.SwapLines);
        Assert.Equal(Expected, run.SwapLines);
    }

    [Fact]
    public void Nothing_of_the_other_changes_and_what_is_refused_is_refused_in_words() => Assert.Empty(
        Expected.Skip(1).Select(l => l.Split('\t')).Where(l => l.Skip(2).Any(cell => !IsRight($"{l[0]} {l[1]}", cell)))
            .Select(l => string.Join(' ', l)));

    private static bool IsRight(string field, string cell) => cell is Swaps.Refused or Swaps.None
        || (cell.StartsWith(Swaps.Own, StringComparison.Ordinal)
            && Harmless.Any(h => field.EndsWith($" {h}", StringComparison.Ordinal)));
}
