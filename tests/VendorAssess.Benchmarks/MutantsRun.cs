using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using VendorAssess.Domain;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;
using VendorAssess.Tests.Excel.Reading;

namespace VendorAssess.Benchmarks;

/// <summary>Reads very many changed copies of a workbook: none may hang, die, or be refused without a sentence.</summary>
public static partial class MutantsRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>The exit code: 0 when every mutant was read or refused as it should be.</summary>
    public static int Run(byte[] workbook, QuestionBank bank, int count)
    {
        var mutants = new WorkbookMutants(workbook);
        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        var (slowest, of, faults) = (TimeSpan.Zero, 0, 0);
        for (var seed = 0; seed < count; seed++)
        {
            var (outcome, took, fault) = Read(mutants.Make(seed), bank);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            (slowest, of) = took > slowest ? (took, seed) : (slowest, of);
            if (fault is null && took < Longest)
                continue;
            faults++;
            Console.WriteLine($"mutant {seed}: {took.TotalSeconds:0.0} s {fault}");
        }
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} mutants, {faults} faults, slowest {slowest.TotalMilliseconds:0} ms (mutant {of}), peak memory {peak} MiB"));
        foreach (var (outcome, times) in outcomes.OrderByDescending(o => o.Value))
            Console.WriteLine($"{times,7} {outcome}");
        return faults == 0 ? 0 : 1;
    }

    private static (string Outcome, TimeSpan Took, string? Fault) Read(byte[] file, QuestionBank bank)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            return QuestionnaireReader.Read(new MemoryStream(file), bank) switch
            {
                Outcome<FilledQuestionnaire>.Done(var filled) =>
                    (filled.Problems.IsEmpty ? "read" : "read, with cells named", watch.Elapsed, null),
                Outcome<FilledQuestionnaire>.Refused(var reason) =>
                    (Kind(reason), watch.Elapsed, Sentence().IsMatch(reason) ? null : $"no sentence: {reason}"),
                _ => ("?", watch.Elapsed, "an unknown outcome"),
            };
        }
        catch (Exception escaped)
        {
            return ("escaped", watch.Elapsed, escaped.ToString());
        }
    }

    // What a refusal begins with, without what it says of this one file.
    private static string Kind(string reason) => reason.Split('（', '。')[0];

    [GeneratedRegex("^(?!.*(Exception|System\\.))[^\\n]*[ぁ-ん][^\\n]*。$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sentence();
}
