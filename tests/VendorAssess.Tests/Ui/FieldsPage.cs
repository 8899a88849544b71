using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;
using VendorAssess.Ui.Forms;

namespace VendorAssess.Tests.Ui;

/// <summary>What a form of ours may hold, one of each kind.</summary>
public sealed class AllFields
{
    [Required(ErrorMessage = "件名を入力してください。")]
    public string? Title { get; set; }

    public string? Text { get; set; }

    [Required(ErrorMessage = "一つ選んでください。")]
    public string? One { get; set; }

    /// <summary>The framework puts null where nothing was ticked, whatever stood here.</summary>
    public List<string>? Several { get; set; } = [];

    public string? Listed { get; set; }

    public bool Agreed { get; set; }

    public DateOnly? Day { get; set; }

    public int? Number { get; set; }
}

/// <summary>A static page with every kind of field, that shows what came of a post.</summary>
[Route("/fields")]
public sealed class FieldsPage : ComponentBase
{
    private static readonly Choice[] Choices = [new("a", "はい", "詳しい説明"), new("b", "いいえ")];

    private bool posted;

    [SupplyParameterFromForm] public AllFields Form { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<EditForm>(0);
        builder.AddAttribute(1, "Model", Form);
        builder.AddAttribute(2, "FormName", "fields");
        builder.AddAttribute(3, "OnValidSubmit", EventCallback.Factory.Create<EditContext>(this, () => posted = true));
        builder.AddAttribute(4, "ChildContent", (RenderFragment<EditContext>)(_ => Fields));
        builder.CloseComponent();
        if (posted)
            builder.AddContent(
                5, $"RECEIVED {Form.Title}|{Form.Text}|{Form.One}|{string.Join('+', Form.Several ?? [])}|{Form.Listed}"
                + $"|{Form.Agreed}|{Form.Day:yyyy-MM-dd}|{Form.Number}");
    }

    private void Fields(RenderTreeBuilder builder)
    {
        builder.OpenComponent<DataAnnotationsValidator>(0);
        builder.CloseComponent();
        builder.OpenComponent<ProblemSummary>(1);
        builder.CloseComponent();
        builder.AddContent(
            2, Field(typeof(TextField), "件名", () => Form.Title, Form.Title, ("Required", true), ("Support", "短く")));
        builder.AddContent(3, Field(typeof(TextAreaField), "本文", () => Form.Text, Form.Text));
        builder.AddContent(
            4, Field(typeof(RadioField), "どちらか", () => Form.One, Form.One, ("Choices", Choices), ("Required", true)));
        builder.AddContent(
            5, Field(typeof(CheckboxGroup), "当てはまるもの", () => Form.Several, Form.Several, ("Choices", Choices)));
        builder.AddContent(6, Field(typeof(SelectField), "一覧から", () => Form.Listed, Form.Listed, ("Choices", Choices)));
        builder.AddContent(7, Field(typeof(CheckboxField), "確かめました", () => Form.Agreed, Form.Agreed));
        builder.AddContent(8, Field(typeof(DateField), "日付", () => Form.Day, Form.Day));
        builder.AddContent(9, Field(typeof(NumberField<int?>), "日数", () => Form.Number, Form.Number, ("Unit", "日")));
        builder.OpenElement(10, "button");
        builder.AddContent(11, "送信");
        builder.CloseElement();
    }

    private static RenderFragment Field<T>(
        Type kind, string label, Expression<Func<T>> of, T value, params (string Name, object Value)[] more) =>
        builder =>
        {
            builder.OpenComponent(0, kind);
            builder.AddAttribute(1, "Label", label);
            builder.AddAttribute(2, "Value", value);
            builder.AddAttribute(3, "ValueExpression", of);
            builder.AddMultipleAttributes(4, more.Select(m => KeyValuePair.Create(m.Name, m.Value)));
            builder.CloseComponent();
        };
}

/// <summary>The router of the pages that only tests have.</summary>
public sealed class FieldsRoot : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<FieldsPage>(0);
        builder.CloseComponent();
    }
}
