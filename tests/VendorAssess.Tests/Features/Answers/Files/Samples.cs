using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace VendorAssess.Tests.Features.Answers.Files;

/// <summary>Files as they would be uploaded.</summary>
public static class Samples
{
    /// <summary>The test text that every scanner finds, put together here so that no scanner finds it in our source.</summary>
    public static readonly string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    public static byte[] Pdf(int size = 200, byte fill = (byte)' ')
    {
        var bytes = new byte[size];
        Array.Fill(bytes, fill);
        "%PDF-1.7\n"u8.CopyTo(bytes);
        return bytes;
    }

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open(), Encoding.UTF8);
                part.Write(content);
            }
        }
        return bytes.ToArray();
    }

    public static byte[] Docx(string type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml") => Zip(
        ("[Content_Types].xml",
            $"<Types xmlns='x'><Override PartName='/word/document.xml' ContentType='{type}'/></Types>"),
        ("word/document.xml", "<document/>"));

    public static IFormFile Upload(byte[] bytes, string name) =>
        new FormFile(new MemoryStream(bytes, writable: false), 0, bytes.Length, "Upload", name);
}
