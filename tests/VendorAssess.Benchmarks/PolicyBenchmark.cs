using System.Diagnostics;
using System.Globalization;
using System.Text;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using YamlDotNet.Core;

namespace VendorAssess.Benchmarks;

/// <summary>A policy of many requirements, read and reviewed, against scanning its text for YAML events.</summary>
public static class PolicyBenchmark
{
    private const int Requirements = 10_000;

    /// <summary>The policy, with its requirements again and again under numbers of their own.</summary>
    public static Pair For(QuestionBank bank, string policyFile)
    {
        var text = Generated(File.ReadAllText(policyFile));
        var first = Stopwatch.StartNew();
        Load(bank, text);
        return new Pair(
            $"loading and checking a policy of {Requirements:N0} requirements "
                + $"({text.Length / 1024:N0} K characters; the first time {first.Elapsed.TotalSeconds:0.00} s)",
            "YamlDotNet's parser going through the same text",
            () =>
            {
                Load(bank, text);
                return Task.CompletedTask;
            },
            () =>
            {
                Scan(text);
                return Task.CompletedTask;
            });
    }

    private static void Load(QuestionBank bank, string text)
    {
        var problems = new List<Problem>();
        var reader = new PolicyFile(bank, problems);
        var policy = reader.Read(new ContentFile("generated.yaml", text))
            ?? throw new InvalidOperationException(string.Join('\n', problems));
        PolicyReview.Run(policy, bank, reader.Places, problems);
        if (policy.Requirements.Length != Requirements || problems.Count > 0)
            throw new InvalidOperationException($"{policy.Requirements.Length}; {string.Join('\n', problems)}");
    }

    private static void Scan(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        while (parser.MoveNext())
            GC.KeepAlive(parser.Current);
    }

    private static string Generated(string policy)
    {
        const string Heading = "\nrequirements:\n";
        const string Start = "  - id: ";
        var split = policy.ReplaceLineEndings("\n").IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        var originals = policy.ReplaceLineEndings("\n")[split..].Split(Start)[1..];
        var generated = new StringBuilder(policy.ReplaceLineEndings("\n")[..split]);
        for (var i = 0; i < Requirements; i++)
        {
            var original = originals[i % originals.Length];
            var (id, rest) = (original[..original.IndexOf('\n')], original[original.IndexOf('\n')..]);
            generated.Append(Start).Append(id);
            if (i >= originals.Length)
                generated.Append(CultureInfo.InvariantCulture, $"-{i / originals.Length}");
            generated.Append(rest);
        }
        return generated.ToString();
    }
}
