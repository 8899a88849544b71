namespace VendorAssess.Features.Admin;

internal static class AdminTexts
{
    public const string NoSuchDepartment = "その部局はありません。一覧から選び直してください。";
    public const string NoSuchPost = "その職はありません。一覧から選び直してください。";
    public const string OwnReason = "自分が就く職では、ほかに管理者がいないときだけ、理由を記録して続けられます。";
    public const string NoSuchPerson = "その利用者はいません。一覧から選び直してください。";
}
