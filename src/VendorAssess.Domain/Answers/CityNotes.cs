using System.Collections.Immutable;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Answers;

/// <summary>What the city itself says beside a vendor's answer; the revision is the one seen, 0 for none.</summary>
public sealed record CityNote(string Question, int Revision, string Text);

/// <summary>Who may note what beside a vendor's answer.</summary>
public static class CityNotes
{
    public const int LongestText = 4000;

    private static readonly ImmutableArray<string> Writing =
        [Roles.Applicant, Roles.Manager, Roles.Officer, Roles.Chief];

    /// <summary>The post under which a person notes; null for who only reads.</summary>
    public static Post? NotingPost(this Person person) => person.Posts.FirstOrDefault(p => Writing.Contains(p.Role));

    /// <param name="considered">Whether the person sees a case that considers the service.</param>
    public static string? WhyNotNotable(this Person person, Question? question, bool considered) => question switch
    {
        not { AboutService: true, NotedBy: not null } => "市が補足する設問ではありません。",
        _ when person.NotingPost() is null || !considered =>
            "補足を書けるのは、このサービスを考える案件を担当し、又は統括する職の人だけです。",
        _ => null,
    };

    public static string? WhyNotKept(CityNote wanted, CityNote? held) => wanted switch
    {
        { Text.Length: > LongestText } => $"{LongestText} 文字までで書いてください。",
        _ when wanted.Revision != (held?.Revision ?? 0) =>
            "画面を開いた後に、ほかの人が補足を書きました。いまの補足を確かめてから、もう一度保存してください。",
        _ => null,
    };
}
