using VendorAssess.Benchmarks;
using VendorAssess.Database;
using VendorAssess.PolicyFiles;

var problems = new List<Problem>();
var content = ContentLibrary.Load(ProductFolders.Questionnaires, problems)
    ?? throw new InvalidOperationException(string.Join('\n', problems));
var scenario = content.Scenarios.MaxBy(s => s.Answers.ByQuestion.Count)!;

await using var installation = await Installation.Start("shimin-tanto");
await using var list = new ListPageBenchmark(installation);
Pair[] pairs =
[
    await list.Prepare(),
    EvaluationBenchmark.For(content, scenario),
    .. WorkbookBenchmarks.For(content, scenario),
];

Console.WriteLine("Ratios to a floor in the same run; medians of 15 rounds taken in turn.");
foreach (var pair in pairs)
    Console.WriteLine(await Stopwatches.Measure(pair));
