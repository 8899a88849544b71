using System.Security.Cryptography;
using System.Text;

namespace VendorAssess.Excel.VendorForm;

/// <summary>Finds mishaps, not forgers: who wants to can compute it too.</summary>
internal static class ControlChecksum
{
    public static string Of(IEnumerable<(string Key, string Value)> lines)
    {
        var text = string.Concat(lines.Select(line => $"{line.Key}\t{line.Value}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
