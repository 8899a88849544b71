namespace VendorAssess.Ui;

public static class Tones
{
    public static string Label(this Tone tone) => tone switch
    {
        Tone.Success => "完了", Tone.Info => "お知らせ", Tone.Warning => "注意", Tone.Error => "エラー",
    };
}
