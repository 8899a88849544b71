using System.Collections.Immutable;
using System.Text;

namespace VendorAssess.Domain.People.Transfers;

/// <summary>Finds the accounts that a file names, and those that it brings in.</summary>
internal sealed class TakerPlan(TransferGround ground)
{
    private readonly Dictionary<string, AccountHolder> byLogin =
        ground.People.ToDictionary(p => p.Login, StringComparer.Ordinal);

    public AccountHolder? Find(string login) => byLogin.GetValueOrDefault(Normal(login));

    public AccountHolder? Of(TransferRow row, ImmutableArray<TransferProblem>.Builder problems)
    {
        var login = Normal(row.Taker);
        var name = row.TakerName.Trim();
        var known = byLogin.GetValueOrDefault(login);
        var (column, what) = known switch
        {
            _ when login.Length == 0 => (TransferColumn.Taker, "新しい人のログイン名を書いてください。"),
            { Active: false } => (TransferColumn.Taker, $"{known.Name}さんの利用は止めてあります。先に、利用を再開してください。"),
            not null when name.Length > 0 && TransferPlanner.Folded(name) != TransferPlanner.Folded(known.Name) =>
                (TransferColumn.TakerName, $"このログイン名は{known.Name}さんです。ログイン名か氏名を直してください。"),
            not null => (TransferColumn.Taker, null),
            _ when NewAccountRules.WhyNotLogin(login) is { } reason => (TransferColumn.Taker, reason),
            _ when NewAccountRules.WhyNotName(name) is { } reason =>
                (TransferColumn.TakerName, $"このログイン名の利用者はいません。新しく作るときは、氏名も書いてください（{reason}）"),
            _ => (TransferColumn.Taker, null),
        };
        if (what is not null)
        {
            problems.Add(new(row.Line, column, what));
            return null;
        }
        return known ?? (byLogin[login] = new AccountHolder(0, login, name, Active: true));
    }

    private static string Normal(string login) =>
        login.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
