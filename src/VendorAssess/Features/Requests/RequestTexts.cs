using System.Globalization;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests;

/// <summary>What every write on requests says alike.</summary>
public static class RequestTexts
{
    public const string NoSuchRequest = "この申請は見つかりません。削除されたか、あなたの部署からは見られないものです。";
    public const string NoSuchCase = "この案件又は候補は見つかりません。削除されたか、あなたの部署からは見られないものです。";

    public const string SealBroken =
        "保存されている内容が提出時のダイジェストと一致しないため、決定できません。管理者に知らせてください。";

    /// <summary>The digests say on what; the words of the request stay out of the log.</summary>
    public static AuditEntry Audit(Person me, int? postId, string? address, string action, int requestId) => new(
        me.Id, postId, action, "request", requestId.ToString(CultureInfo.InvariantCulture), address);

    public static AuditEntry AuditOfCase(Signed by, string? address, string action, int caseId) => new(
        by.PersonId, by.PostId, action, "case", caseId.ToString(CultureInfo.InvariantCulture), address);

    /// <summary>A draft changes with its words; nothing else of it is stored.</summary>
    public static string Digest(this RequestWords words, int[] usedBy) => RequestContent.Digest(string.Join(
        '\0', words.Statement, words.Network, Day(words.UseFrom), Day(words.UseUntil), string.Join(',', usedBy)));

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
