using System.Security.Cryptography;
using System.Text;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Features.Answers.Typing;

/// <summary>The names of the inputs of one question: fields behind a dot, everything else behind a colon.</summary>
public sealed record InputNames(string Question)
{
    public const string Given = "given", Pending = "pending", NotApplicable = "na";

    /// <summary>No question of the bank is answered by more rows; a forged form cannot ask for more work.</summary>
    public const int MostRows = 100;

    private const string RecordPrefix = "record-", NotePrefix = "note-";

    public string State => $"{Question}:state";

    public string Reason => $"{Question}:reason";

    public string Note => $"{Question}:note";

    public string Evidence => $"{Question}:evidence";

    public string AsOf => $"{Question}:as-of";

    public string ValidUntil => $"{Question}:valid-until";

    /// <summary>The revision that was shown.</summary>
    public string Seen => $"{Question}:seen";

    /// <summary>The digest of the inputs as they were shown, so that what nobody touched is not saved.</summary>
    public string Shown => $"{Question}:shown";

    /// <summary>The text of one of the city's own records; no question's id begins as these do.</summary>
    public static InputNames OfRecord(string record) => new(RecordPrefix + record);

    /// <summary>What the city notes beside a vendor's answer.</summary>
    public static InputNames OfNote(string question) => new(NotePrefix + question);

    /// <summary>The id of the question or record that the inputs are about.</summary>
    public string Subject =>
        Question.StartsWith(RecordPrefix, StringComparison.Ordinal) ? Question[RecordPrefix.Length..]
        : Question.StartsWith(NotePrefix, StringComparison.Ordinal) ? Question[NotePrefix.Length..]
        : Question;

    public string Content => $"{Question}.content";

    public string Field(Field field) => $"{Question}.{field.Name}";

    public string Cell(Field table, int row, Field column) => $"{Question}.{table.Name}.{row}.{column.Name}";

    /// <summary>An id that the name gives, for labels and links to what has to be put right.</summary>
    public static string Id(string name) => "a-" + name.Replace('.', '-').Replace(':', '-');

    /// <summary>Whether a name is one of this question's inputs that a person fills.</summary>
    public bool IsInput(string name) =>
        name.StartsWith($"{Question}.", StringComparison.Ordinal)
        || (name.StartsWith($"{Question}:", StringComparison.Ordinal) && name != Seen && name != Shown);

    public bool Touched(TypedValues posted) => posted.One(Shown) != Digest(posted);

    public string Digest(TypedValues typed)
    {
        var inputs = typed.ByName.Keys
            .Where(IsInput)
            .Order(StringComparer.Ordinal)
            .Select(n => (Name: n, Values: typed.Many(n)))
            .Where(i => i.Values.Count > 0)
            .Select(i => $"{i.Name}\0{string.Join('\0', i.Values)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\0\0", inputs))))[..24];
    }
}
