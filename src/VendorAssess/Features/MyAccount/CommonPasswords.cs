using System.Reflection;

namespace VendorAssess.Features.MyAccount;

/// <summary>
/// What guessers try first. Compared is the core of a password: without case, without digits and signs at its ends, with
/// letters for the signs that stand for them, and once where it is repeated.
/// </summary>
public static class CommonPasswords
{
    private const string Look = "013457@$!";
    private const string Mean = "oieastasi";

    private static readonly Lazy<HashSet<string>> Cores = new(() => [.. Words().Select(Core)]);

    public static bool Contain(string password) => Core(password) is var core && (core.Length < 4 || Cores.Value.Contains(core));

    private static string Core(string password)
    {
        var trimmed = password.ToLowerInvariant().Trim([.. "0123456789 !@#$%^&*()-_=+.,;:?/\\|~'\"<>[]{}"]);
        var letters = string.Concat(trimmed.Select(sign => Look.Contains(sign) ? Mean[Look.IndexOf(sign)] : sign)
            .Where(char.IsLetterOrDigit));
        // A run of one key or one pattern is its first turn.
        var turn = Enumerable.Range(1, letters.Length / 2).FirstOrDefault(
            length => letters.Length % length == 0 && letters == string.Concat(
                Enumerable.Repeat(letters[..length], letters.Length / length)));
        return turn == 0 ? letters : letters[..turn];
    }

    private static IEnumerable<string> Words()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'));
    }
}
