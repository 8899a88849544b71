using System.Collections.Immutable;

namespace VendorAssess.Domain.Links;

public enum LinkState
{
    Unopened, Opened, Answering, Submitted, Expired, Revoked,
}

/// <summary>
/// What the rules need to know of a link (回答用リンク). Of a sub-link, what ended, expired or was submitted above it counts
/// as its own; <see cref="ExpiresOn"/> is the last day that it can be used.
/// </summary>
public sealed record AnswerLink(
    int Id, bool IsSubLink, ImmutableArray<string> Groups, DateOnly Due, DateOnly ExpiresOn, bool CaseClosed,
    bool Opened, bool Answered, bool Revoked, bool Submitted)
{
    public LinkState StateOn(DateOnly today) => this switch
    {
        { Revoked: true } => LinkState.Revoked,
        { Submitted: true } => LinkState.Submitted,
        _ when ExpiresOn < today => LinkState.Expired,
        { Answered: true } => LinkState.Answering,
        { Opened: true } => LinkState.Opened,
        _ => LinkState.Unopened,
    };
}

public static class LinkWords
{
    public static string Label(this LinkState state) => state switch
    {
        LinkState.Unopened => "未開封",
        LinkState.Opened => "開封",
        LinkState.Answering => "回答中",
        LinkState.Submitted => "提出済",
        LinkState.Expired => "期限切れ",
        LinkState.Revoked => "取消",
    };
}
