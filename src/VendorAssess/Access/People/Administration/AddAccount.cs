using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Access.People.Administration;

/// <summary>A new account and the password to be handed over once.</summary>
public sealed record NewAccount(int Id, string Login, string Password);

/// <summary>Gives a person an account, with a one-time password to be replaced at the first sign-in.</summary>
public sealed class AddAccount(NpgsqlDataSource postgres, Passwords passwords)
{
    public async Task<Outcome<NewAccount>> Run(Administrator by, AccountWish typed)
    {
        var wish = new AccountWish(LoginName.Normal(typed.Login), typed.Name.Trim());
        if ((by.Person.WhyNotAdministering() ?? wish.WhyNot()) is { } reason)
            return Outcome.Refused<NewAccount>(reason);

        var password = OneTimePassword.New();
        var hash = passwords.Hash(password);
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.AddAccount(wish.Login, wish.Name, hash) is not { } id)
            return Outcome.Refused<NewAccount>($"ログイン名「{wish.Login}」は、もう使われています。");
        await db.WriteAudit(by.Did("person.added", "person", id));
        await transaction.CommitAsync();
        return Outcome.Done(new NewAccount(id, wish.Login, password));
    }
}
