using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Questionnaires;

public enum FieldType
{
    Single, Multiple, YesNo, Number, Date, Text, Countries, Table, File,
}

/// <summary>Who answers: the vendor (V), the department (D), the IT or information security division (I).</summary>
public enum Answerer
{
    Vendor, Department, Division,
}

public static class AnswererWords
{
    public static string Label(this Answerer answerer) => answerer switch
    {
        Answerer.Vendor => "事業者", Answerer.Department => "所管課", Answerer.Division => "情報部門",
    };
}

public sealed record Choice(string Letter, string Text);

/// <summary>One thing to fill in: the main value of a question, a named part of it, or a column of a table.</summary>
public sealed record Field(
    string Name,
    string Label,
    FieldType Type,
    string Unit,
    ImmutableArray<Choice> Choices,
    ImmutableArray<Field> Columns)
{
    /// <summary>The name of the main value, as in <c>{"value":"b","days":30}</c>.</summary>
    public const string MainName = "value";

    /// <summary>はい／いいえ are letters too, so that one mechanism reads and judges every choice.</summary>
    public static readonly ImmutableArray<Choice> YesNoChoices = [new("a", "はい"), new("b", "いいえ")];

    public bool HasChoices => Type is FieldType.Single or FieldType.Multiple or FieldType.YesNo;

    public string? ChoiceText(string letter) => Choices.FirstOrDefault(c => c.Letter == letter)?.Text;
}

/// <summary>
/// Where another scheme asks the same; <see cref="Trust"/> says how far that was checked. A mapping made for a whole
/// theme names it; one made for the question alone has an empty <see cref="Theme"/>. It never drives a status.
/// </summary>
public sealed record Crosswalk(string Framework, string Version, string Id, Trust Trust, string Theme = "");

/// <summary>
/// One question of the bank (設問). <see cref="AboutService"/>: its answer belongs to the service's sheet and serves
/// every case that considers the service; otherwise it belongs to the case. <see cref="Kept"/>: why the bank keeps it
/// where no policy needs it; empty for the others. <see cref="Validity"/>: how its answers age; null where they do not.
/// </summary>
public sealed record Question(
    string Id,
    string Group,
    string Text,
    Field Main,
    ImmutableArray<Field> Parts,
    Answerer AnsweredBy,
    Answerer? NotedBy,
    bool AboutService,
    Rule? AskWhen,
    string Evidence,
    string Guidance,
    string Example,
    ImmutableArray<Crosswalk> Crosswalk,
    string Kept = "",
    Validity? Validity = null)
{
    /// <summary>The field of that name, or null; the main value is named <c>value</c>.</summary>
    public Field? FieldNamed(string name) =>
        name == Field.MainName ? Main : Parts.FirstOrDefault(p => p.Name == name);

    public IEnumerable<Field> Fields => Parts.Prepend(Main);

    /// <summary>What the note is called that the other one writes beside the answer (V/D, V/I).</summary>
    public string NoteLabel => $"{NotedBy?.Label()}の補足";
}
