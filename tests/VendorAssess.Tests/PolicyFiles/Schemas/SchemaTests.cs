using VendorAssess.PolicyFiles;

namespace VendorAssess.Tests.PolicyFiles.Schemas;

/// <summary>What an editor marks by the schemas is what the reader refuses.</summary>
public class SchemaTests
{
    private static readonly SchemaFile Policy = new("policy");

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

    [Fact]
    public void The_sample_fits() =>
        Assert.Empty(Policy.Errors(new ContentFile("p.yaml", SamplePolicy.Good).Parse([])!.ToJson()));
}
