using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests.Advising;

/// <summary>What is asked for in a case, and the roles that may give it.</summary>
public sealed record NewAdvice(int CaseId, string Procedure, string Label, string[] Gives, string Asked);

/// <summary>An answer as it is to be kept; the reason is empty where somebody else asked.</summary>
public sealed record WantedAdvice(string Text, string SamePersonReason);

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
    public static Task AddGivenAdvice(this DbConnection db, int adviceId, WantedAdvice given, Signed by) =>
        db.ExecuteAsync(
            """
            INSERT INTO advice_given (advice_id, text, same_person_reason, person_id, post_id, via, at)
            VALUES (@adviceId, @Text, @SamePersonReason, @PersonId, @PostId, @Via, @At)
            """,
            new { adviceId, given.Text, given.SamePersonReason, by.PersonId, by.PostId, by.Via, by.At });

    public static AskedAdvice AsRules(this AdviceRow row, CaseFile file) =>
        new(row.Id, file.Case.Standing, row.Procedure, row.Label, row.GivenAt is not null, row.AskedById, row.AskedPostId);
}
