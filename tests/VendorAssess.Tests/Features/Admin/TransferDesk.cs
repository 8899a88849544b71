using System.Text;
using Microsoft.AspNetCore.Http;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Excel.Apart;
using VendorAssess.Features.Admin.Transfers;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;

namespace VendorAssess.Tests.Features.Admin;

/// <summary>A 人事異動 from a file to the day it is taken back, as the administrator of the town does it.</summary>
public sealed class TransferDesk(DatabaseFixture database, AdminTown town) : IDisposable
{
    public const string Header = "部局,職,今の人のログイン名,異動,新しい人のログイン名,新しい人の氏名\n";

    public static readonly DateOnly Day = Today.AddDays(10);

    private readonly ReadApart apart = new();

    public Passwords Passwords { get; } = new();

    public ReadTransfer Reading => new(database.Postgres, apart, town.Town.Clock);

    public ApplyTransfer Applying => new(database.Postgres, Passwords, town.Own, town.Auditors, Rules, town.Town.Clock);

    public IssuePasswords Issuing => new(database.Postgres, Passwords, town.Town.Clock);

    /// <param name="rows">Lines of the file below its header.</param>
    public Task<Outcome<int>> Read(string rows, DateOnly? day = null) =>
        ReadFile("異動.csv", Encoding.UTF8.GetBytes(Header + rows), day ?? Day);

    public Task<Outcome<int>> ReadFile(string name, byte[] file, DateOnly day) =>
        Reading.Run(town.By, new FormFile(new MemoryStream(file), 0, file.Length, "File", name), day);

    public Task<SeenTransfer?> Load(int id) =>
        new LoadTransfer(database.Postgres, town.Auditors, town.Town.Clock).Load(town.By.Person, id, null);

    public Task<Outcome<int>> Apply(int id, string digest) => Applying.Run(town.By, id, new(digest, [], ""));

    public Task<Outcome<int>> Cancel(int id) =>
        new CancelTransfer(database.Postgres, Rules, town.Town.Clock).Run(town.By, id);

    public void Dispose() => apart.Dispose();
}
