using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Cases;

public enum CaseStage
{
    /// <summary>検討中</summary>
    Considering,

    /// <summary>調達中: handed to 契約担当.</summary>
    Procurement,

    /// <summary>終了</summary>
    Closed,
}

/// <summary>
/// What the rules need to know of a case (評価案件); <see cref="Lineage"/> is its department and those above, nearest first.
/// </summary>
public sealed record CaseStanding(int Id, CaseStage Stage, ImmutableArray<int> Lineage)
{
    /// <summary>The posts that act for the case's department in a role.</summary>
    public IEnumerable<Post> PostsOf(Person person, string role) =>
        person.Posts.Where(p => p.Role == role && Lineage.Contains(p.DepartmentId));

    /// <summary>The posts that decide on the case in one of the roles, those that the person holds first.</summary>
    public IEnumerable<Post> DecidingPosts(Person person, ImmutableArray<string> roles) =>
        person.Posts
            .Where(p => roles.Contains(p.Role)
                && (Roles.OfTheWholeCity.Contains(p.Role) || Lineage.Contains(p.DepartmentId)))
            .OrderBy(p => p.Via);

    /// <summary>Whatever was begun in a case that was closed meanwhile goes no further, unless it is taken up again.</summary>
    public string? WhyNotGoingOn() => Stage == CaseStage.Closed
        ? "この案件は終了しています。続けるときは、先に担当の所属が案件を検討に戻します。"
        : null;

    /// <summary>Facts, candidates, answers and drafts belong to the department.</summary>
    public string? WhyNotEditable(Person person) => this switch
    {
        { Stage: CaseStage.Closed } => "この案件は終了しています。内容は変えられません。",
        _ when !WorksOnIt(person) => "この案件を担当する所属の職に就いていないため、内容を変えられません。",
        _ => null,
    };

    public string? WhyNotHandedOver(Person person) => this switch
    {
        { Stage: CaseStage.Procurement } => "すでに契約担当へ引き継いでいます（調達中）。",
        _ => WhyNotEditable(person),
    };

    public string? WhyNotTakenBack(Person person) => this switch
    {
        { Stage: not CaseStage.Procurement } => "調達中の案件だけを検討に戻せます。",
        _ => WhyNotEditable(person),
    };

    /// <summary>A note beside a vendor's answer: the department's, or that of the division, which reviews.</summary>
    public string? WhyNotNoted(Person person, Answerer by, DueProcedure due) => this switch
    {
        { Stage: not CaseStage.Closed } when by == Answerer.Division && Reviewer(person, due) is not null => null,
        _ => WhyNotEditable(person),
    };

    /// <summary>A record of the city's own: the department's, but what others decided is written by these alone.</summary>
    public string? WhyNotRecorded(Person person, CityRecord record, DueProcedure due, Policy policy) => this switch
    {
        { Stage: CaseStage.Closed } => WhyNotEditable(person),
        _ when Recorder(person, record, due) is not null => null,
        _ when record.By.IsEmpty => WhyNotEditable(person),
        _ => $"「{record.Label}」を書けるのは、{policy.Writers(record)}だけです。",
    };

    /// <summary>Comments go between those who work on a case and those who review it.</summary>
    public string? WhyNotCommentable(Person person) => this switch
    {
        { Stage: CaseStage.Closed } => "この案件は終了しています。コメントは書けません。",
        _ when Participant(person) is null => "コメントを書けるのは、この案件を担当する所属の職と、審査する職の人だけです。",
        _ => null,
    };

    /// <summary>The post under which a person works on the case or, else, follows it for the whole city.</summary>
    public Post? Participant(Person person) =>
        Worker(person) ?? person.Posts.FirstOrDefault(p => p.Role == Roles.Chief);

    /// <summary>審査者判断 is for those who answer for security, not for who drafted.</summary>
    public string? WhyNotOverridable(Person person, DueProcedure due) => this switch
    {
        { Stage: CaseStage.Closed } => "この案件は終了しています。",
        _ when Reviewer(person, due) is null => "審査者の判断を書けるのは、担当部局の情報セキュリティの責任者・管理者と、統括する職だけです。",
        _ => null,
    };

    /// <summary>
    /// The post under which a person reviews: one that decides on the procedure, else the highest. Who handles only some
    /// procedures for a post reviews in these alone.
    /// </summary>
    public Post? Reviewer(Person person, DueProcedure due) =>
        Decider(person, due)
        ?? DecidingPosts(person, [Roles.Chief]).FirstOrDefault(p => p.Covers(due.Id))
        ?? PostsOf(person, Roles.Officer).FirstOrDefault(p => p.Covers(due.Id))
        ?? PostsOf(person, Roles.Manager).FirstOrDefault(p => p.Covers(due.Id));

    /// <summary>The post under which a person decides on the case, where its procedure names one.</summary>
    public Post? Decider(Person person, DueProcedure due) =>
        DecidingPosts(person, due.Definition?.Decides ?? [Roles.Chief]).FirstOrDefault(p => p.Covers(due.Id));

    /// <summary>The post under which a person writes a record of the city's own.</summary>
    public Post? Recorder(Person person, CityRecord record, DueProcedure due) => record.By.IsEmpty
        ? Worker(person)
        : DecidingPosts(person, record.By).FirstOrDefault(p => p.Covers(due.Id));

    /// <summary>The post under which a person works on the case, the one nearest to the work first.</summary>
    public Post? Worker(Person person) =>
        Roles.Working.SelectMany(role => PostsOf(person, role)).FirstOrDefault();

    private bool WorksOnIt(Person person) => Worker(person) is not null;
}

public static class CaseWords
{
    public static string Label(this CaseStage stage) => stage switch
    {
        CaseStage.Considering => "検討中",
        CaseStage.Procurement => "調達中",
        CaseStage.Closed => "終了",
    };
}
