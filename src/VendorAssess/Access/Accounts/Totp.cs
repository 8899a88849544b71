using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VendorAssess.Access.Accounts;

/// <summary>Codes of six digits that change every 30 seconds (RFC 6238, with HMAC-SHA-1 as all apps have it).</summary>
public static class Totp
{
    public const int Digits = 6;

    private const int KeySigns = 32;
    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;
    private const int MaxDrift = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>160 bits, in base 32 as apps and people exchange it.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Alphabet, KeySigns);

    /// <summary>As typed: apps show the digits in two groups, keyboards write them full width.</summary>
    public static string Normal(string typed) =>
        string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(sign => !char.IsWhiteSpace(sign)));

    /// <summary>The step whose code was typed, at most one off and later than the last one used; else null.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset now, long lastUsed)
    {
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        var typed = Encoding.UTF8.GetBytes(code);
        return Enumerable.Range(-MaxDrift, 2 * MaxDrift + 1)
            .Select(drift => (long?)(current + drift))
            .FirstOrDefault(step => step > lastUsed && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(Code(key, step.Value)), typed));
    }

    public static string Code(string key, DateTimeOffset now) => Code(key, now.ToUnixTimeSeconds() / StepSeconds);

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238: what every authenticator app computes.")]
    private static string Code(string key, long step)
    {
        var counter = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(Bytes(key), counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % Modulus).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        var (bits, held, filled) = (0, 0, 0);
        foreach (var sign in key)
        {
            bits = bits << 5 | Alphabet.IndexOf(sign, StringComparison.Ordinal);
            held += 5;
            if (held < 8)
                continue;
            held -= 8;
            bytes[filled++] = (byte)(bits >> held);
            bits &= (1 << held) - 1;
        }
        return bytes;
    }
}
