using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VendorAssess.Tests.Access;

/// <summary>A device with one passkey, that answers as WebAuthn says, or a little beside it.</summary>
public sealed class SoftPasskey
{
    private static readonly string[] Transports = ["internal"];

    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte Attested = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);

    /// <summary>Moves on with each answer; behind in a copy of the device; always 0 where passkeys are synchronised.</summary>
    public uint Counter { get; set; } = 1;

    public bool IsSynchronised { get; init; }

    public bool AsksForFinger { get; set; } = true;

    /// <summary>Where the browser says that the page is from.</summary>
    public string Origin { get; set; } = "http://localhost:5000";

    public string Site { get; set; } = "localhost";

    public string? User { get; private set; }

    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        User = asked.RootElement.GetProperty("user").GetProperty("id").GetString();
        var client = Client("webauthn.create", asked);
        var attestation = new CborWriter();
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString([.. State(Attested), .. Credential()]);
        attestation.WriteEndMap();
        return Answer(new
        {
            clientDataJSON = Text(client), attestationObject = Text(attestation.Encode()), transports = Transports,
        });
    }

    public string Use(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = Client("webauthn.get", asked);
        Counter += IsSynchronised ? 0u : 1u;
        var state = State(0);
        var signature = key.SignData(
            [.. state, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new
        {
            clientDataJSON = Text(client), authenticatorData = Text(state), signature = Text(signature), userHandle = User,
        });
    }

    private byte[] Client(string type, JsonDocument asked) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false,
    });

    private byte[] State(byte more)
    {
        var flags = (byte)(Present | (AsksForFinger ? Verified : 0) | more);
        var counter = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Site)), flags, .. counter];
    }

    private byte[] Credential()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var cose = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cose.WriteStartMap(5);
        cose.WriteInt32(1);
        cose.WriteInt32(2);
        cose.WriteInt32(3);
        cose.WriteInt32(-7);
        cose.WriteInt32(-1);
        cose.WriteInt32(1);
        cose.WriteInt32(-2);
        cose.WriteByteString(point.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(point.Y!);
        cose.WriteEndMap();
        return [.. new byte[16], 0, (byte)id.Length, .. id, .. cose.Encode()];
    }

    private string Answer(object response) => JsonSerializer.Serialize(new
    {
        id = Text(id), rawId = Text(id), type = "public-key", clientExtensionResults = new { }, response,
    });

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
