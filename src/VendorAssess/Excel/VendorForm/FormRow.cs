using System.Security.Cryptography;
using System.Text;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Excel.VendorForm;

/// <summary>A row of the form: a question's main value, or one of its named parts as <c>KM06.days</c>.</summary>
internal sealed record FormRow(Question Question, Field Field)
{
    public bool IsMain => Field.Name == Field.MainName;

    public string Id => IsMain ? Question.Id : $"{Question.Id}.{Field.Name}";

    public static IEnumerable<FormRow> Of(Question question) =>
        question.Fields.Select(field => new FormRow(question, field));

    public static FormRow? Find(QuestionBank bank, string id)
    {
        var dot = id.IndexOf('.', StringComparison.Ordinal);
        var question = bank.Find(dot < 0 ? id : id[..dot]);
        var field = question?.FieldNamed(dot < 0 ? Field.MainName : id[(dot + 1)..]);
        return question is null || field is null ? null : new FormRow(question, field);
    }

    /// <summary>Changes with everything that gives an answer its meaning: the text, the choices, the parts.</summary>
    public static string Hash(Question question)
    {
        var meaning = new StringBuilder(question.Text);
        foreach (var field in question.Fields)
            Append(meaning, field);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(meaning.ToString())))[..16];
    }

    private static void Append(StringBuilder meaning, Field field)
    {
        meaning.Append('\n').Append(field.Name).Append('\t').Append(field.Label).Append('\t').Append(field.Type)
            .Append('\t').Append(field.Unit);
        foreach (var choice in field.Choices)
            meaning.Append('\t').Append(choice.Letter).Append('=').Append(choice.Text);
        foreach (var column in field.Columns)
            Append(meaning, column);
    }
}
