using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace VendorAssess.Access;

/// <summary>
/// The keys behind cookies, forms and secrets at rest: in PostgreSQL for every app process, and readable only with a
/// certificate where one is configured.
/// </summary>
public static class KeyRing
{
    /// <summary>What a real installation should know of before somebody else reads a copy of its database.</summary>
    public static string? WhyReadable(IConfiguration configuration) =>
        (configuration["Keys:Certificates"] ?? "").Trim().Length > 0
            ? null
            : "Keys__Certificates が設定されていません。クッキーと認証アプリの秘密を守る鍵が、データベースの写しから読めます。";

    public static IServiceCollection AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        var ring = services.AddDataProtection().SetApplicationName("VendorAssess");
        services.AddSingleton<PostgresKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(
                keys => keys.XmlRepository = provider.GetRequiredService<PostgresKeys>()));
        if (Certificates(configuration) is [var current, ..] all)
            ring.ProtectKeysWithCertificate(current).UnprotectKeysWithAnyCertificate(all);
        return services;
    }

    // Keys:Certificates, PKCS#12 files parted by semicolons: the first protects new keys, all of them read old ones.
    private static X509Certificate2[] Certificates(IConfiguration configuration) =>
        [.. (configuration["Keys:Certificates"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(file => X509CertificateLoader.LoadPkcs12FromFile(file, configuration["Keys:CertificatePassword"]))];
}
