using VendorAssess.Access;
using VendorAssess.Access.Network;
using VendorAssess.Access.People;
using VendorAssess.Commands;
using VendorAssess.Database;
using VendorAssess.Features.Answers.Links;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Ui.Problems;

namespace VendorAssess;

/// <summary>The verb <c>serve</c>: composes the web app and runs it until it is told to stop.</summary>
public static class Serve
{
    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        if (ProductContent.Read(terminal) is not { } content)
            return Verbs.Refused;
        var builder = Builder(arguments);
        if (OfferedPolicies.WhyNot(builder.Configuration, content) is { } unknown)
        {
            await terminal.Problems.WriteLineAsync(unknown);
            return Verbs.Refused;
        }
        var demo = SessionRules.From(builder.Configuration).Demo;
        if (!demo && KeyRing.WhyReadable(builder.Configuration) is { } readable)
            await terminal.Problems.WriteLineAsync(readable);
        await using var database = ProductDatabase.Open(builder.Configuration, demo, terminal.Problems.WriteLine);
        builder.Services.AddSingleton(database).AddSingleton(database.Postgres).AddContent(content);
        await using var app = Build(builder);
        await app.Services.GetRequiredService<PrepareDatabase>().Try();
        app.Lifetime.ApplicationStarted.Register(Interrupts.LeaveToHost);
        if (!await Welcome.Start(app, terminal))
            return Verbs.Refused;
        await app.WaitForShutdownAsync();
        return 0;
    }

    // Run from any folder: the program's own files lie beside it.
    public static WebApplicationBuilder Builder(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. arguments.Select(argument => argument == "--no-demo" ? "--Demo=false" : argument)],
            ApplicationName = typeof(Serve).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddWebHost();
        builder.Services.AddAccess(builder.Configuration).AddUseCases();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<PrepareDatabase>().AddHostedService(p => p.GetRequiredService<PrepareDatabase>());
        builder.Services.AddSingleton(AnchorPlaces.From(builder.Configuration));
        builder.Services.AddSingleton<AnchorAudit>().AddHostedService(p => p.GetRequiredService<AnchorAudit>());
        builder.AddMails();
        builder.Services.AddHostedService<EveryMinute>();
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        // Before the proxy's word on the address replaces the address itself.
        app.UseMiddleware<ProxyHeader>();
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<HostCheck>();
        app.UseProblemPages();
        app.UseMiddleware<QueryCheck>();
        app.UseMiddleware<CircuitOriginCheck>();
        app.UseRequestLocalization("ja-JP");
        app.UseAuthentication();
        app.UseMiddleware<NoteRefusals>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<FormCheck>();
        app.UseMiddleware<FirstStepCheck>();
        app.UseMiddleware<LinkDoor>();
        app.MapEndpoints();
        return app;
    }
}
