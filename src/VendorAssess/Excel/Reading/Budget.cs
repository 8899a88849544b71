using System.Diagnostics;

namespace VendorAssess.Excel.Reading;

/// <summary>What is left for one file: time, text and cells.</summary>
internal sealed class Budget
{
    private readonly long started = Stopwatch.GetTimestamp();
    private uint steps;
    private long chars;
    private int cells;

    public void Step()
    {
        if ((++steps & 0xFFF) == 0)
            CheckTime();
    }

    public void CheckTime()
    {
        if (Stopwatch.GetElapsedTime(started) > Limits.Time)
            throw Refusal.TooLarge("読み取りに時間がかかりすぎます");
    }

    public void KeepText(string text)
    {
        if ((chars += text.Length) > Limits.TextChars)
            throw Refusal.TooLarge("文字の量");
    }

    public void KeepCell()
    {
        if (++cells > Limits.FilledCells)
            throw Refusal.TooLarge("記入されたセルの数");
    }
}
