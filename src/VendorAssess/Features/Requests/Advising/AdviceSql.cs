using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests.Advising;

/// <summary>What is asked for in a case, and the roles that may give it.</summary>
public sealed record NewAdvice(int CaseId, string Procedure, string Label, string[] Gives, string Asked);

public static class AdviceSql
{
    public static Task<int> AddAdvice(this DbConnection db, NewAdvice advice, Signed by) =>
        db.QuerySingleAsync<int>(
            """
            INSERT INTO advice (case_id, procedure, label, gives, asked, person_id, post_id, via, at)
            VALUES (@CaseId, @Procedure, @Label, @Gives, @Asked, @PersonId, @PostId, @Via, @At)
            RETURNING id
            """,
            new
            {
                advice.CaseId, advice.Procedure, advice.Label, advice.Gives, advice.Asked, by.PersonId, by.PostId,
                by.Via, by.At,
            });

    /// <summary>The one answer; a second one is refused by the key.</summary>
    public static Task AddGivenAdvice(this DbConnection db, int adviceId, string text, Signed by) =>
        db.ExecuteAsync(
            """
            INSERT INTO advice_given (advice_id, text, person_id, post_id, via, at)
            VALUES (@adviceId, @text, @PersonId, @PostId, @Via, @At)
            """,
            new { adviceId, text, by.PersonId, by.PostId, by.Via, by.At });

    public static AskedAdvice AsRules(this AdviceRow row, CaseFile file) =>
        new(row.Id, file.Case.Standing, row.Procedure, row.Label, row.GivenAt is not null);
}
