using VendorAssess.Domain.Mails;

namespace VendorAssess.Tests.Domain.Mails;

[Trait("Runs", "once")]
public sealed class WorkMailTests
{
    private static readonly WaitingCount Requests = new(WorkMailKind.Request, 2, Reminder: false);
    private static readonly WaitingCount Check = new(WorkMailKind.Check, 1, Reminder: true);

    [Fact]
    public void What_is_new_and_what_still_waits_is_counted_apart()
    {
        Assert.Equal("新しい仕事が 3 件あります", WorkMail.Subject([Requests, Check]));
        Assert.Equal("まだ終わっていない仕事が 1 件あります", WorkMail.Subject([Check]));
        var body = WorkMail.Body("木村 健一", [Check, Requests], "https://va.example/");
        Assert.StartsWith("木村 健一 様\n", body, StringComparison.Ordinal);
        Assert.Contains("新しく届いたもの\n・審査する申請や報告：2 件\n\n前からあり、まだ終わっていないもの\n・承認の条件の確認：1 件\n", body, StringComparison.Ordinal);
        Assert.Contains("\nhttps://va.example/\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_without_anything_is_left_out() =>
        Assert.DoesNotContain("まだ終わって", WorkMail.Body("木村", [Requests], "https://va.example/"), StringComparison.Ordinal);
}
