using System.Security.Cryptography;
using System.Text;

namespace VendorAssess.Database.Own;

/// <summary>One random secret in a file only its owner reads; each role's password is derived from it.</summary>
public sealed class ServerSecret
{
    private readonly byte[] key;

    private ServerSecret(byte[] key) => this.key = key;

    public static ServerSecret ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            var unfinished = $"{path}.unfinished";
            PrivateFile.Write(unfinished, RandomNumberGenerator.GetHexString(64, lowercase: true));
            File.Move(unfinished, path);
        }
        return new ServerSecret(Convert.FromHexString(File.ReadAllText(path)));
    }

    public string PasswordOf(string role) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(role)));
}
