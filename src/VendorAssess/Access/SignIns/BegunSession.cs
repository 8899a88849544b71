using VendorAssess.Access.People;
using VendorAssess.Domain.Calendar;

namespace VendorAssess.Access.SignIns;

/// <summary>A sign-in that is done: the new session, and what the person should see of the one before.</summary>
public sealed record BegunSession(SessionToken Token, string Login, LastSignIn Last);

/// <summary>The sign-in before this one with when it was signed out of, and how often somebody failed since.</summary>
public sealed record LastSignIn(DateTime? At, string? Network, int Failed, DateTime? SignedOutAt)
{
    public string Words => $"{When}{Failures}";

    private string When => At is { } at
        ? $"前回のサインイン：{at.ShowMoment()}（{Network ?? "接続元の記録なし"}）、サインアウト：{Ended(at)}。"
        : "はじめてのサインインです。";

    // A session that ran out, or that another one took the place of, was not signed out of.
    private string Ended(DateTime begun) => SignedOutAt > begun ? SignedOutAt.Value.ShowMoment() : "記録なし";

    private string Failures => Failed == 0
        ? ""
        : $"その後、パスワードや確認コードの間違いが{Failed}回ありました。心当たりがないときは、パスワードを変え、システム管理者に知らせてください。";
}

/// <summary>Where a right password leads: into a session, or to the second factor.</summary>
public abstract record PasswordAccepted
{
    private PasswordAccepted()
    {
    }

    public sealed record SignedIn(BegunSession Session) : PasswordAccepted;

    public sealed record SecondFactor(Pending Pending) : PasswordAccepted;
}
