using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>How somebody comes in for the first time.</summary>
public static class AccountSteps
{
    public static async Task EnterWith(this Visitor visitor, string login, string password)
    {
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Page.GetByLabel("ログイン名").FillAsync(login);
        await visitor.Page.GetByLabel("パスワード").FillAsync(password);
        await visitor.Press("サインイン");
    }

    /// <summary>The password that was given is changed before anything else.</summary>
    public static async Task ChooseAnother(this Visitor visitor, string given, string chosen)
    {
        await visitor.Page.GetByLabel("今のパスワード").FillAsync(given);
        await visitor.Page.GetByLabel("新しいパスワード", new() { Exact = false }).First.FillAsync(chosen);
        await visitor.Page.GetByLabel("新しいパスワード（もう一度）").FillAsync(chosen);
        await visitor.Press("変更する");
    }
}
