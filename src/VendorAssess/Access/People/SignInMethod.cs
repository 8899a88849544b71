namespace VendorAssess.Access.People;

/// <summary>What a session began with; all but the first are two factors, or one that vouches for two.</summary>
public enum SignInMethod { Password, Authenticator, RecoveryCode, Passkey, Proxy }

public static class SignInMethods
{
    public static string Label(this SignInMethod method) => method switch
    {
        SignInMethod.Password => "パスワード", SignInMethod.Authenticator => "パスワードと認証アプリ",
        SignInMethod.RecoveryCode => "パスワードと予備コード", SignInMethod.Passkey => "パスキー",
        SignInMethod.Proxy => "代理サーバー",
    };
}
