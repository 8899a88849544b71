using System.Collections;
using System.Globalization;
using QRCoder;

namespace VendorAssess.Features.MyAccount;

/// <summary>A QR code as the path of an SVG, one unit a module, with the quiet border around it.</summary>
public sealed record QrCode(int Size, string Path)
{
    public static QrCode Of(string text)
    {
        using var data = new QRCodeGenerator().CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        return new(rows.Count, string.Concat(rows.SelectMany(Line)));
    }

    private static IEnumerable<string> Line(BitArray row, int y) =>
        Enumerable.Range(0, row.Length).Where(x => row[x])
            .Select(x => string.Create(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z"));
}
