namespace VendorAssess.Domain.People;

/// <summary>The way in which somebody acts, in the words of the screen; empty for the holder of the post.</summary>
public static class ViaWords
{
    /// <summary>As it stands behind a decision or a submission.</summary>
    public static string ActedAs(this Via via) => via switch
    {
        Via.Holder => "",
        Via.Substitute => "代決：職に就く人の代理として",
        Via.Delegate => "専決：事務を任された職として",
    };

    /// <summary>As it stands behind a post that somebody acts for today.</summary>
    public static string Standing(this Post post) => post switch
    {
        { Via: Via.Holder } => "",
        { Via: Via.Substitute, ForWhom: "" } => "（代理）",
        { Via: Via.Substitute } => $"（{post.ForWhom}さんの代理）",
        _ => "（委任された事務）",
    };

    /// <summary>A person with the post and the way, as records name who did something.</summary>
    public static string Signature(string? post, Via? via) =>
        via is { } way && way.ActedAs() is { Length: > 0 } acted ? $"{post}・{acted}" : post ?? "";
}
