using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>That the procedures name roles that the policy has, and lead somewhere.</summary>
public static class ProcedureChecks
{
    public static void Run(Policy policy, Places places, List<Problem> problems)
    {
        foreach (var (part, what, roles) in policy.Procedures.SelectMany(Named).Concat(NamedBeside(policy)))
        {
            foreach (var role in roles.Where(r => policy.Roles.All(p => p.Id != r)))
            {
                problems.Add(new Problem(
                    places.Of(part), $"{what}の役割 {role} が roles にありません。roles に足すか、綴りを直してください。"));
            }
        }
        foreach (var procedure in policy.Procedures.Where(p => p.OnlyByException && policy.Exceptions is null))
        {
            problems.Add(new Problem(places.Of(procedure),
                $"手続 {procedure.Id} は例外措置だけによりますが、exceptions がありません。だれが許可するかを書いてください。"));
        }
    }

    private static IEnumerable<(object Part, string What, IEnumerable<string> Roles)> Named(Procedure procedure)
    {
        yield return (procedure, $"手続 {procedure.Id} ", procedure.Submits.Concat(procedure.Decides));
        if (procedure.Advice is { } advice)
            yield return (advice, $"手続 {procedure.Id} の{advice.Label}", advice.Asks.Concat(advice.Gives));
    }

    private static IEnumerable<(object Part, string What, IEnumerable<string> Roles)> NamedBeside(Policy policy)
    {
        if (policy.Exceptions is { } exceptions)
            yield return (exceptions, "例外措置", exceptions.Asks.Concat(exceptions.Decides).Concat(exceptions.Look?.By ?? []));
        foreach (var manager in policy.Managers)
            yield return (manager, "利用台帳の管理者", [manager.Role]);
        foreach (var record in policy.Records)
            yield return (record, $"市の記録 {record.Id} ", record.By);
    }
}
