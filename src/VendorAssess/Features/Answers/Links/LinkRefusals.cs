namespace VendorAssess.Features.Answers.Links;

/// <summary>The words for what is not there, or not for this person.</summary>
public static class LinkRefusals
{
    public const string NoSuchLink = "この回答の依頼は見つかりません。あなたの部署からは見られないものかもしれません。";

    public const string NoSuchSubLink = "この引継ぎは見つかりません。画面を読み込み直してください。";
}

/// <summary>Why a page is not shown to who came by a link, as far as it is told.</summary>
public enum LinkRefusal
{
    Unusable, Wait, Left,
}

public static class LinkRefusalWords
{
    public static int Status(this LinkRefusal why) => why switch
    {
        LinkRefusal.Unusable => StatusCodes.Status404NotFound,
        LinkRefusal.Wait => StatusCodes.Status429TooManyRequests,
        LinkRefusal.Left => StatusCodes.Status200OK,
    };

    public static string Title(this LinkRefusal why) => why switch
    {
        LinkRefusal.Unusable => "この回答用リンクは使えません",
        LinkRefusal.Wait => "少し時間をおいてください",
        LinkRefusal.Left => "回答用の画面を閉じました",
    };

    public static string Text(this LinkRefusal why) => why switch
    {
        LinkRefusal.Unusable =>
            "リンクの期限が切れたか、取り消されたか、アドレスの一部が欠けているか、長い時間操作がなかった可能性があります。",
        LinkRefusal.Wait => "正しくないリンクが続けて開かれたため、このネットワークからの受付を一時的に止めています。",
        LinkRefusal.Left => "保存した回答は残っています。",
    };

    /// <summary>What to do.</summary>
    public static string Advice(this LinkRefusal why) => why switch
    {
        LinkRefusal.Unusable =>
            "市からのメールにあるリンクを、もう一度はじめから終わりまで開いてください。それでも開けないときは、メールに書かれた市の問い合わせ先に連絡してください。",
        LinkRefusal.Wait => "1分ほど待ってから、市からのメールにあるリンクを開いてください。",
        LinkRefusal.Left => "続きを書くときは、市からのメールにあるリンクをもう一度開いてください。",
    };
}
