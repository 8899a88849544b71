using System.Diagnostics;

namespace VendorAssess.BrowserTests.Testing;

/// <summary>Programs beside the browser: ours, Node, LibreOffice.</summary>
public static class Terminal
{
    /// <summary>Runs a program to its end and gives its standard output; anything but exit code 0 fails the test.</summary>
    public static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var problems = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}:\n{problems}");
        return await output;
    }

    /// <summary>A verb of the built program.</summary>
    public static Task<string> Verb(params string[] arguments) => Run("dotnet", [Folders.Program, .. arguments]);
}
