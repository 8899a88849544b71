using System.Globalization;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Excel.VendorForm;

/// <summary>An answer already held, as it would have been typed into the form.</summary>
internal static class FillIn
{
    public static string Of(FormRow row, AnswerValue? held) => held switch
    {
        AnswerValue.Pending => row.IsMain ? FormText.Pending : "",
        AnswerValue.NotApplicable(var reason) => row.IsMain ? $"{FormText.NotApplicable}：{reason}" : "",
        AnswerValue.Given given => given.Field(row.Field.Name) is { } value ? Of(value, row.Field) : "",
        _ => "",
    };

    public static string Of(FieldValue value, Field field) => value switch
    {
        FieldValue.Letters { Values: [var only] } when field.Type != FieldType.Multiple =>
            FormText.Choice(field.Choices.First(choice => choice.Letter == only)),
        FieldValue.Letters letters => string.Join('、', letters.Values),
        FieldValue.Number number =>
            number.Value.ToString("0.############################", CultureInfo.InvariantCulture),
        FieldValue.Day day => day.Original,
        FieldValue.Words words => words.Value,
        FieldValue.Countries countries => string.Join('、', countries.Codes.Select(Countries.Name)),
        _ => "",
    };
}
