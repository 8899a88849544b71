using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;

namespace VendorAssess.Access.SignIns;

/// <summary>Begins a session for whom the proxy in front has signed in; the person must exist and be active.</summary>
public sealed class SignInByProxy(NpgsqlDataSource postgres, SessionRules rules, TimeProvider clock)
{
    public const string Unknown = "代理サーバーでの認証は済んでいますが、この製品に利用者として登録されていません。システム管理者に登録を頼んでください。";

    private const string Step = "代理サーバー";

    public async Task<Outcome<BegunSession>> Run(string login, CameFrom from)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await postgres.OpenConnectionAsync();
        await db.ForgetOldSignIns(now - rules.Absolute, now);
        await using var transaction = await db.BeginTransactionAsync();
        var found = await db.FindForSignIn(LoginName.Normal(login), rules.Demo);
        var begun = found is null
            ? null
            : await db.BeginSession(
                new(found.Id, found.SecurityStamp, found.Login), SignInMethod.Proxy, from, now);
        if (begun is null)
            await db.NoteRefusal(found?.Id, Step, from);
        await transaction.CommitAsync();
        return begun is null ? Outcome.Refused<BegunSession>(Unknown) : Outcome.Done(begun);
    }
}
