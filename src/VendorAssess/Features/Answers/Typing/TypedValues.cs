using System.Globalization;
using Microsoft.Extensions.Primitives;
using VendorAssess.Domain.Answers;

namespace VendorAssess.Features.Answers.Typing;

/// <summary>What stands in the inputs of a form: as typed, or as a held answer would fill them.</summary>
public sealed record TypedValues(IReadOnlyDictionary<string, StringValues> ByName)
{
    public static readonly TypedValues None = new(new Dictionary<string, StringValues>());

    public static TypedValues Of(IFormCollection form) => new(form.ToDictionary(f => f.Key, f => f.Value));

    /// <summary>Trimmed only where it is asked; line ends are those of the database, not of the browser.</summary>
    public string One(string name) => Clean(ByName.GetValueOrDefault(name).ToString());

    public IReadOnlyList<string> Many(string name) =>
        [.. ByName.GetValueOrDefault(name).Select(v => Clean(v ?? "")).Where(v => v.Length > 0)];

    public int Number(string name) =>
        int.TryParse(One(name), CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static string Clean(string text) => PlainText.Clean(text);
}

/// <summary>Something typed that cannot be taken, and the input where it stands.</summary>
public sealed record InputProblem(string Input, string Text);
