using System.Text;
using ClosedXML.Excel;
using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>What the administrator does with departments, posts and people.</summary>
public static class AdminSteps
{
    /// <summary>A form of 管理 by its heading.</summary>
    public static ILocator Form(this Visitor visitor, string title) =>
        visitor.Page.GetByRole(AriaRole.Region, new() { Name = title, Exact = true });

    /// <summary>Fills a form of 管理 by its labels and sends it; a role or post is chosen by its words.</summary>
    public static async Task Send(this Visitor visitor, string title, string button, params (string Label, string Value)[] fields)
    {
        var form = visitor.Form(title);
        foreach (var (label, value) in fields)
        {
            var field = form.GetByLabel(label).First;
            if (await field.EvaluateAsync<bool>("e => e.tagName === 'SELECT'"))
                await field.SelectOptionAsync(new SelectOptionValue { Label = value });
            else
                await field.FillAsync(value);
        }
        await form.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    public static async Task AddPost(this Visitor visitor, string department, string role, string title)
    {
        await visitor.Open(department);
        await visitor.Send("職を加える", "職を加える", ("役割", role), ("職の名前", title));
        await visitor.Sees("職を加えました。");
    }

    public static async Task AddPerson(this Visitor visitor, string login, string name)
    {
        await visitor.Open("/admin/people");
        await visitor.Send("利用者を作る", "利用者を作る", ("ログイン名", login), ("氏名", name));
        await visitor.Sees("利用者を作りました。");
    }

    /// <summary>Reads a table in; ends on the page of the transfer, with what it would change.</summary>
    public static async Task ReadTransfer(this Visitor visitor, string day, params string[] rows)
    {
        const string Header = "部局,職,今の人のログイン名,異動,新しい人のログイン名,新しい人の氏名";
        var table = Encoding.UTF8.GetBytes(string.Join('\n', [Header, .. rows, ""]));
        await visitor.Open("/admin/transfers");
        await visitor.SendTransfer(day, new() { Name = "人事異動.csv", MimeType = "text/csv", Buffer = table });
    }

    /// <summary>Writes into the list of today as it is downloaded, and reads it in; cells by post and heading.</summary>
    public static async Task FillTransfer(
        this Visitor visitor, string day, string department, params (string Post, string Heading, string Text)[] cells)
    {
        await visitor.Open("/admin/transfers");
        var file = await visitor.Download(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "今の一覧をダウンロードする" }));
        using (var workbook = new XLWorkbook(file))
        {
            var used = workbook.Worksheet("人事異動").RangeUsed();
            var heads = used.CellsUsed().Where(c => c.GetString() == "職").Select(c => c.WorksheetRow()).Single();
            int Place(string heading) => heads.CellsUsed().Single(c => c.GetString() == heading).Address.ColumnNumber;
            foreach (var (post, heading, text) in cells)
                heads.Worksheet.RowsUsed(r => r.Cell(Place("部局")).GetString() == department
                    && r.Cell(Place("職")).GetString() == post).Single().Cell(Place(heading)).SetValue(text);
            workbook.Save();
        }
        await visitor.SendTransfer(day, new()
        {
            Name = "人事異動の一覧.xlsx", Buffer = await File.ReadAllBytesAsync(file),
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        });
    }

    private static async Task SendTransfer(this Visitor visitor, string day, FilePayload file)
    {
        await visitor.Page.GetByLabel("異動の日").FillAsync(day);
        await visitor.Page.GetByLabel("人事異動の一覧", new() { Exact = true }).SetInputFilesAsync(file);
        await visitor.Press("読み込んで内容を確かめる");
        await visitor.Sees("反映すると変わること");
    }
}
