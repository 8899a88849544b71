using VendorAssess.Access.People;
using VendorAssess.Domain;

namespace VendorAssess.Features.MyAccount;

/// <summary>Replaces a person's own password and ends all sessions but the one that asked.</summary>
public sealed class ChangePassword(OwnAccountWork work, Passwords passwords)
{
    public Task<Outcome<Changed<string>>> Run(AtOwnAccount at, string current, string wanted) =>
        work.Do(at, current, "password-changed", (_, account) =>
        {
            var reason = account.Demo
                ? "デモの人のパスワードは変えられません。"
                : PasswordRule.WhyNotUsable(wanted, current, account.Login);
            if (reason is not null)
                return Task.FromResult(Outcome.Refused<string>(reason));

            account.PasswordHash = passwords.Hash(wanted);
            account.PasswordMustChange = false;
            return Task.FromResult(Outcome.Done(account.Login));
        });
}
