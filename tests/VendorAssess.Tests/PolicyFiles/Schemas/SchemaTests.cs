using VendorAssess.PolicyFiles;

namespace VendorAssess.Tests.PolicyFiles.Schemas;

/// <summary>What an editor marks by the schemas is what the reader refuses.</summary>
public class SchemaTests
{
    private static readonly SchemaFile Policy = new("policy");
    private static readonly SchemaFile Standard = new("standard");

    [Theory]
    [InlineData("policy", "policies")]
    [InlineData("questions", "questions")]
    [InlineData("scenario", "scenarios")]
    public void The_files_delivered_fit_their_schema(string schema, string folder)
    {
        var file = new SchemaFile(schema);
        var files = ContentFile.ReadAll(Path.Combine(AppContext.BaseDirectory, "questionnaires", folder));
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(f => file.Errors(f.Parse([])!.ToJson()).Select(e => $"{f.Name}{e}")));
    }

    [Theory]
    [InlineData("strength: 必須", "strength: 絶対")]
    [InlineData("    met:", "    meet:")]
    [InlineData("{ A01: a }", "{ A01: { most: 3 } }")]
    [InlineData("{ A01: a }", "{ A01: a, A02: b }")]
    [InlineData("{ A01: a }", "sometimes")]
    [InlineData("{ record: note }", "{ records: note }")]
    [InlineData("id: full", "id: fast")]
    [InlineData("submits: [chief]", "submits: [mayor]")]
    [InlineData("rule: refused", "rule: maybe")]
    [InlineData("title: 見本\nedition", "edition")]
    [InlineData("cloud: true }]", "cloud: { some: true } }]")]
    public void A_slip_of_the_pen_is_marked_by_schema_and_reader_alike(string was, string now)
    {
        var broken = new ContentFile("p.yaml", SamplePolicy.With(was, now));
        Assert.NotEmpty(Policy.Errors(broken.Parse([])!.ToJson()));
        Assert.NotEmpty(SamplePolicy.Problems(broken.Text));
    }

    [Theory]
    [InlineData("strength: 必須", "strength: 絶対")]
    [InlineData("    met:", "    meet:")]
    [InlineData("{ A06: a }", "{ A06: { most: 3 } }")]
    [InlineData("for: R3", "fills: R3")]
    [InlineData("title: 見本市利用基準\n", "")]
    [InlineData("standard: 利用基準\n", "")]
    [InlineData("records: [{ id: own, label: 独自の記録 }]", "records: [{ id: own, name: 独自の記録 }]")]
    public void A_slip_of_the_pen_in_a_registered_standard_is_marked_by_schema_and_reader_alike(string was, string now)
    {
        var broken = SampleStandard.File(SampleStandard.With(was, now));
        var problems = new List<Problem>();
        SampleStandard.Read(problems, broken.Text);
        Assert.NotEmpty(Standard.Errors(broken.Parse([])?.ToJson()));
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void The_samples_fit()
    {
        Assert.Empty(Policy.Errors(new ContentFile("p.yaml", SamplePolicy.Good).Parse([])!.ToJson()));
        Assert.Empty(Policy.Errors(new ContentFile("p.yaml", SampleStandard.Policy).Parse([])!.ToJson()));
        Assert.Empty(Standard.Errors(SampleStandard.File(SampleStandard.Good).Parse([])!.ToJson()));
    }
}
