using System.Diagnostics;

namespace VendorAssess.Tests.Testing;

/// <summary>The office program itself: opens workbooks and saves them again.</summary>
internal static class LibreOffice
{
    /// <summary>All of them in one run of the program, since its start is what costs.</summary>
    public static async Task<IReadOnlyList<byte[]>> SaveAgain(IEnumerable<byte[]> files) =>
        [.. (await Convert(files, "xlsx", "xlsx")).Select(File.ReadAllBytes)];

    /// <summary>The files in another format; for CSV one for each sheet, as text in UTF-8.</summary>
    public static async Task<IReadOnlyList<string>> Convert(IEnumerable<byte[]> files, string ending, string format)
    {
        var folder = Directory.CreateTempSubdirectory("vendorassess-office-").FullName;
        var before = files.Select((file, i) => (Path: Path.Combine(folder, $"{i}.xlsx"), file)).ToList();
        before.ForEach(one => File.WriteAllBytes(one.Path, one.file));
        var after = Directory.CreateDirectory(Path.Combine(folder, "after")).FullName;
        using var office = Process.Start(new ProcessStartInfo("soffice",
        [
            $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", format, "--outdir", after,
            .. before.Select(one => one.Path),
        ]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = office.StandardOutput.ReadToEndAsync();
        var problems = await office.StandardError.ReadToEndAsync();
        await office.WaitForExitAsync();
        Assert.True(office.ExitCode == 0, $"{await said}{problems}");
        return [.. Directory.EnumerateFiles(after, $"*.{ending}").Order(StringComparer.Ordinal)];
    }
}
