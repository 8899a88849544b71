namespace VendorAssess.Domain.People;

/// <summary>An account as those see it who look after accounts.</summary>
public sealed record AccountState(
    int PersonId, bool Active, bool Demo, bool HasSecondFactor, bool IsAdministrator, int OtherAdministrators);

/// <summary>What an administrator may do to an account, or why not.</summary>
public static class AccountRules
{
    public static string? WhyNotPasswordReset(Person me, AccountState account) => WhyNotAdministrator(me) ?? account switch
    {
        _ when account.PersonId == me.Id => "自分のパスワードは「パスワードの変更」で変えてください。",
        { Demo: true } => "デモの人のパスワードは変えられません。",
        { Active: false } => "停止中のアカウントです。先に利用を再開してください。",
        _ => null,
    };

    /// <summary>One's own is taken out with the password: who only found an open screen must not get by it.</summary>
    public static string? WhyNotSecondFactorReset(Person me, AccountState account) => WhyNotAdministrator(me) ?? account switch
    {
        _ when account.PersonId == me.Id => "自分の二要素認証は「アカウント」の画面で変えてください。",
        { HasSecondFactor: false } => "二要素認証は登録されていません。",
        _ => null,
    };

    public static string? WhyNotTurnedOff(Person me, AccountState account) => WhyNotAdministrator(me) ?? account switch
    {
        { Active: false } => "このアカウントは、もう停止しています。",
        { IsAdministrator: true, OtherAdministrators: 0 } => "ほかに有効なシステム管理者がいなくなるため、停止できません。",
        _ when account.PersonId == me.Id => "自分のアカウントは停止できません。ほかのシステム管理者に頼んでください。",
        _ => null,
    };

    public static string? WhyNotTurnedOn(Person me, AccountState account) =>
        WhyNotAdministrator(me) ?? (account.Active ? "このアカウントは停止していません。" : null);

    public static string? WhyNotSignedOut(Person me, AccountState account) => WhyNotAdministrator(me);

    private static string? WhyNotAdministrator(Person me) =>
        me.Holds(Roles.Administrator) ? null : "アカウントの管理は、システム管理者だけができます。";
}
