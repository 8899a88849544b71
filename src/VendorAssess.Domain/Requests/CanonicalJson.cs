using System.Text.Encodings.Web;
using System.Text.Json;

namespace VendorAssess.Domain.Requests;

/// <summary>The one way in which frozen content is written: equal content gives equal texts.</summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Indented, since people read it too.
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write<T>(T content) => JsonSerializer.Serialize(content, Canonical);

    public static T Read<T>(string text)
        where T : class =>
        JsonSerializer.Deserialize<T>(text, Canonical)
        ?? throw new InvalidOperationException("The frozen text holds nothing.");

    /// <summary>The name of the form that a frozen text says it has; empty when it says none.</summary>
    public static string FormOf(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.TryGetProperty("form", out var form) ? form.GetString() ?? "" : "";
    }
}
