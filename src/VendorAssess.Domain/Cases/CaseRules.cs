using System.Collections.Immutable;
using System.Text.Json.Nodes;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Domain.Cases;

/// <summary>What a person writes about a case beside its facts.</summary>
public sealed record CaseWording(string Title, string Purpose)
{
    public CaseWording Trimmed() => new(Title.Trim(), Purpose.Trim());

    /// <summary>Tells one state of a case from another in the audit log, which must not hold the words themselves.</summary>
    public string DigestWith(Facts facts) =>
        RequestContent.Digest(new JsonObject
        {
            ["title"] = Title, ["purpose"] = Purpose, ["facts"] = FactsJson.Write(facts),
        }.ToJsonString());
}

/// <summary>Which cases may begin, and which changes may be saved.</summary>
public static class CaseRules
{
    public const int LongestTitle = 200;
    public const int LongestPurpose = 4000;

    /// <summary>Those of the posts that work on cases.</summary>
    public static ImmutableArray<Post> ThatWork(this ImmutableArray<Post> posts) =>
        [.. posts.Where(p => Roles.Working.Contains(p.Role))];

    /// <summary>The posts under which a person may begin a case, one for each department.</summary>
    public static IEnumerable<Post> PostsForNewCase(this Person person) =>
        person.Posts
            .Where(p => Roles.Working.Contains(p.Role))
            .OrderBy(p => Roles.Working.IndexOf(p.Role))
            .DistinctBy(p => p.DepartmentId);

    public static string? WhyNotBeginnable(this Person person) =>
        person.PostsForNewCase().Any()
            ? null
            : "案件を作れるのは、案件を担当する所属の担当者、情報セキュリティ管理者、情報セキュリティ責任者に当たる職の人です。";

    public static string? WhyNotBegun(this Person person, int departmentId, CaseWording wording) =>
        person.WhyNotBeginnable()
        ?? (person.PostsForNewCase().Any(p => p.DepartmentId == departmentId)
            ? wording.WhyNot()
            : "自分が就いている職の所属を選んでください。");

    public static string? WhyNot(this CaseWording wording) => wording switch
    {
        { Title: var title } when string.IsNullOrWhiteSpace(title) => "件名を書いてください。",
        { Title.Length: > LongestTitle } => $"件名は {LongestTitle} 文字までで書いてください。",
        { Purpose: var purpose } when string.IsNullOrWhiteSpace(purpose) => "利用の目的を書いてください。",
        { Purpose.Length: > LongestPurpose } => $"利用の目的は {LongestPurpose} 文字までで書いてください。",
        _ => null,
    };

    /// <summary>A save names the version it was made on; an overtaken one overwrites nothing.</summary>
    public static string? WhyNotSaved(int seen, int current) =>
        seen == current ? null : "この画面を開いた後に、ほかの人がこの案件を変えました。保存していません。";

    /// <summary>Null when there is none.</summary>
    public static string? AllOf(IReadOnlyCollection<string> problems) =>
        problems.Count == 0 ? null : string.Concat(problems);
}
