using System.Collections.Immutable;

namespace VendorAssess.Domain.Papers;

/// <summary>
/// A questionnaire of another scheme that vendors have filled already (CAIQ, HECVAT): the shape of its ids and the words
/// over its columns, since neither sheets nor places are fixed. <see cref="IdShape"/> is a regular expression for a
/// whole cell.
/// </summary>
public sealed record ForeignForm(
    string Id,
    string Title,
    string IdShape,
    ImmutableArray<string> AnswerHeaders,
    ImmutableArray<string> NoteHeaders,
    ImmutableArray<ForeignVersion> Versions)
{
    public ForeignVersion? FindVersion(string? version) => Versions.FirstOrDefault(v => v.Version == version);
}

/// <summary>
/// One version of a foreign form: by which words a file says that it is this one, and the scheme in whose ids the
/// crosswalk of the questions knows it. Without a scheme nothing is proposed, and <see cref="WhyNotMapped"/> says why.
/// </summary>
public sealed record ForeignVersion(
    string Version, ImmutableArray<string> Marks, string Framework, string FrameworkVersion, string WhyNotMapped)
{
    public bool IsMapped => Framework.Length > 0;

    /// <summary>The control that a question belongs to: DSP-19 for DSP-19.1.</summary>
    public static string ControlOf(string id) =>
        id.LastIndexOf('.') is var dot && dot > 0 ? id[..dot] : id;
}
