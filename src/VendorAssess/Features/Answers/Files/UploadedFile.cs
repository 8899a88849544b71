using System.Buffers;
using System.Security.Cryptography;
using VendorAssess.Domain;
using VendorAssess.Domain.Evidence;

namespace VendorAssess.Features.Answers.Files;

/// <summary>A file that may be kept, as it was seen on one walk through its bytes.</summary>
public sealed record UploadedFile(string Name, EvidenceKind Kind, long Size, string Sha256)
{
    private const int Piece = 1 << 16;

    public static async Task<Outcome<UploadedFile>> Look(IFormFile upload)
    {
        var text = new TextCheck();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            await using var bytes = upload.OpenReadStream();
            var shape = FileShape.Other;
            long size = 0;
            for (int read; (read = await bytes.ReadAtLeastAsync(buffer, FileShapes.Enough, throwOnEndOfStream: false)) > 0;)
            {
                if (size == 0)
                    shape = FileShapes.Of(buffer.AsSpan(0, read));
                hash.AppendData(buffer, 0, read);
                text.Add(buffer.AsSpan(0, read));
                size += read;
            }
            var zip = shape == FileShape.Zip ? OfficeZip.Read(bytes) : null;
            return Judge(upload.FileName, new SeenFile(shape, text.IsText, zip), size, hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Outcome<UploadedFile> Judge(string name, SeenFile seen, long size, byte[] hash) =>
        EvidenceFiles.Take(name, seen) switch
        {
            Outcome<(string Name, EvidenceKind Kind)>.Done(var taken) => Outcome.Done(
                new UploadedFile(taken.Name, taken.Kind, size, Convert.ToHexStringLower(hash))),
            Outcome<(string Name, EvidenceKind Kind)>.Refused(var reason) => Outcome.Refused<UploadedFile>(reason),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };
}
