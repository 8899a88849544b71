namespace VendorAssess.BrowserTests.Testing;

/// <summary>Base of the tests: at the end of each, nothing may have gone wrong on any page that it saw.</summary>
public abstract class BrowserTest(Stage stage) : IAsyncLifetime
{
    private readonly List<Visitor> visitors = [];

    protected AppUnderTest App => stage.App;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var faults = new List<string>(stage.App.Errors);
        foreach (var visitor in visitors)
        {
            faults.AddRange(visitor.Watch.Faults);
            if (TestContext.Current.TestState?.Result == TestResult.Failed)
                await visitor.ShowFailure(TestContext.Current.TestMethod!.MethodName, visitors.IndexOf(visitor));
            await visitor.DisposeAsync();
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    protected async Task<Visitor> Visit(bool script = true, AppUnderTest? app = null)
    {
        var visitor = await stage.Visit(script, app);
        visitors.Add(visitor);
        return visitor;
    }

    protected async Task<Visitor> SignedIn(string login, bool script = true, AppUnderTest? app = null) =>
        await (await Visit(script, app)).SignIn(login);
}
