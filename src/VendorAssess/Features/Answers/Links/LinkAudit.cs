using System.Globalization;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Links;

/// <summary>What is done with a link, for the audit log: by a person of the city, or by whoever came by the link.</summary>
public static class LinkAudit
{
    public static AuditEntry By(
        Person me, CaseStanding standing, string action, LinkRow link, string? address, string said = "") =>
        Entry(action, link, address, said) with { PersonId = me.Id, PostId = standing.Worker(me)?.Id };

    public static AuditEntry Entry(string action, LinkRow link, string? address, string said = "") =>
        new(null, null, action, "link", link.Id.ToString(CultureInfo.InvariantCulture), address)
        {
            Detail = new Dictionary<string, string>
            {
                ["案件"] = link.CaseId.ToString(CultureInfo.InvariantCulture),
                ["候補"] = link.Candidate.ToString(CultureInfo.InvariantCulture),
                ["内容"] = said,
            },
        };
}
