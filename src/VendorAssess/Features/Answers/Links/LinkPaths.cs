namespace VendorAssess.Features.Answers.Links;

/// <summary>Where things are for who came by a link.</summary>
public static class LinkPaths
{
    public const string Home = "/answer";
    public const string Name = "/answer/name";
    public const string Colleagues = "/answer/colleagues";
    public const string Evidence = "/answer/evidence";
    public const string Submit = "/answer/submit";
    public const string Leave = "/answer/leave";
    public const string Left = "/answer/left";

    /// <summary>Leads nowhere, whoever asks; where a link that cannot be used ends, so that it leaves the address.</summary>
    public const string Refused = "/answer/refused";
}
