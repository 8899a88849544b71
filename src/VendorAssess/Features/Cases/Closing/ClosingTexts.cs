namespace VendorAssess.Features.Cases.Closing;

internal static class ClosingTexts
{
    public const string NoSuchCase = "この案件は見つかりません。廃棄されたか、あなたの部署からは見られないものです。";
}
