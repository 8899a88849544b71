using System.Text;

namespace VendorAssess.Access.People;

public static class LoginName
{
    /// <summary>The one form that the table holds, however it was typed.</summary>
    public static string Normal(string login) => login.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
