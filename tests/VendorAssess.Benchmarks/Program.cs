using VendorAssess.Benchmarks;
using VendorAssess.Database;
using VendorAssess.PolicyFiles;

var problems = new List<Problem>();
var content = ContentLibrary.Load(ProductFolders.Questionnaires, problems)
    ?? throw new InvalidOperationException(string.Join('\n', problems));
// The most answers under the policy with the most requirements.
var policy = content.Policies.Values.MaxBy(p => p.Requirements.Length)!;
var scenario = content.Scenarios.Where(s => s.Policy == policy.Id).MaxBy(s => s.Answers.ByQuestion.Count)!;

// The long run of changed workbooks: -- mutants 20000
if (args is ["mutants", var count])
    return MutantsRun.Run(
        WorkbookBenchmarks.WholeBank(content, scenario), content.Bank,
        int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));

Console.WriteLine("Ratios to a floor in the same run; medians of 15 rounds taken in turn.");
if (args is ["sheets"])
{
    await using var database = await Installation.Start("shimin-tanto");
    await Sheets(database);
    return 0;
}
// What the audit log and its proof cost: -- audit
if (args is ["audit"])
{
    await using var database = await Installation.Start("shimin-tanto");
    await Print(await AuditBenchmarks.Prepare(database));
    return 0;
}
// What a save costs: -- save
if (args is ["save"])
{
    await using var database = await Installation.Start("shimin-tanto");
    await using var owner = database.OpenOwner();
    await Print([await new SaveBenchmark(database.Postgres, content).Prepare(owner)]);
    return 0;
}
// What row-level security costs: -- rows
if (args is ["rows"])
{
    await using var database = await Installation.Start("shimin-tanto");
    await using var owner = database.OpenOwner();
    await Print(await new RowSecurityBenchmark(database.Postgres).Prepare(owner));
    return 0;
}
await Print(
[
    EvaluationBenchmark.For(content, scenario),
    PolicyBenchmark.For(content.Bank, Path.Combine(ProductFolders.Questionnaires, "policies", "kawaguchi.yaml")),
    .. WorkbookBenchmarks.For(content, scenario),
]);
// What needs no server and no browser is quick to look at alone: -- alone
if (args is not ["alone"])
{
    await using var installation = await Installation.Start("shimin-tanto");
    await using var list = new ListPageBenchmark(installation);
    await using var owner = installation.OpenOwner();
    var save = new SaveBenchmark(installation.Postgres, content);
    await Print(
    [
        await list.Prepare(), SignInBenchmark.For(installation), await save.Prepare(owner),
        await new TransferBenchmark(installation.Postgres).Prepare(owner),
        .. await AuditBenchmarks.Prepare(installation),
    ]);
    await using var answers = new AnswerPageBenchmark(installation);
    await Print(await answers.Prepare(save.Sheet, save.Revision));
    await Print(await new RowSecurityBenchmark(installation.Postgres).Prepare(owner));
    await Sheets(installation);
}
return 0;

static async Task Sheets(Installation installation)
{
    var sheets = new SheetBenchmarks(installation.Postgres);
    await using var owner = installation.OpenOwner();
    await Print(await sheets.Prepare(owner));
    Console.WriteLine(await sheets.PeakOfOneUpload());
}

static async Task Print(Pair[] pairs)
{
    foreach (var pair in pairs)
        Console.WriteLine(await Stopwatches.Measure(pair));
}
