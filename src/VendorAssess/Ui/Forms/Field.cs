using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace VendorAssess.Ui.Forms;

/// <summary>
/// An input with its label, mark, help and errors; works posted without script and live in a circuit.
/// </summary>
public abstract class Field<T> : InputBase<T>
{
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Help that stands between label and input.</summary>
    [Parameter] public string? Support { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>The form's name, where a page has several whose fields are called alike: a label belongs to one of them.</summary>
    [CascadingParameter(Name = "FieldsOf")] public string FieldsOf { get; set; } = "";

    public string Id => $"f-{(FieldsOf.Length > 0 ? $"{FieldsOf}-" : "")}"
        + NameAttributeValue.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    public string Name => NameAttributeValue;

    public IEnumerable<string> Errors => EditContext?.GetValidationMessages(FieldIdentifier) ?? [];

    public string? DescribedBy
    {
        get
        {
            string?[] ids = [Support is null ? null : Id + "-support", Errors.Any() ? Id + "-error" : null];
            var described = string.Join(' ', ids.Where(id => id is not null));
            return described.Length == 0 ? null : described;
        }
    }

    protected string? Invalid => Errors.Any() ? "true" : null;

    protected override bool TryParseValueFromString(
        string? value, [MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out string? validationErrorMessage)
    {
        if (BindConverter.TryConvertTo(value, CultureInfo.InvariantCulture, out result!))
        {
            validationErrorMessage = null;
            return true;
        }
        validationErrorMessage = $"「{Label}」の書き方が正しくありません。";
        return false;
    }
}
