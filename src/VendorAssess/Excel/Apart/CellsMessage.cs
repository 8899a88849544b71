using System.Text;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.Apart;

/// <summary>What was read, as bytes between two processes: counts first, text as it stands in memory, half pairs too.</summary>
internal static class CellsMessage
{
    private const int Done = 1;
    private const int Refused = 2;
    private const int End = 0x0FA1_5E00;

    public static void Write(Stream to, WorkbookRead read)
    {
        using var w = new BinaryWriter(to, Encoding.Unicode, leaveOpen: true);
        if (read is WorkbookRead.Done(var workbook))
        {
            w.Write(Done);
            w.Write(workbook.Sheets.Count);
            foreach (var sheet in workbook.Sheets)
                WriteSheet(w, sheet);
        }
        else if (read is WorkbookRead.Refused(var reason))
        {
            w.Write(Refused);
            WriteText(w, reason);
        }
        w.Write(End);
    }

    /// <summary>Throws <see cref="InvalidDataException"/> or <see cref="EndOfStreamException"/> where it is not whole.</summary>
    public static WorkbookRead Read(Stream from)
    {
        using var r = new BinaryReader(from, Encoding.Unicode, leaveOpen: true);
        WorkbookRead read = r.ReadInt32() switch
        {
            Done => new WorkbookRead.Done(new Workbook(Many(r, Limits.Sheets, ReadSheet))),
            Refused => new WorkbookRead.Refused(ReadText(r)),
            _ => throw new InvalidDataException("An unknown kind of message."),
        };
        return r.ReadInt32() == End ? read : throw new InvalidDataException("A message without its end.");
    }

    private static void WriteSheet(BinaryWriter w, Sheet sheet)
    {
        WriteText(w, sheet.Name);
        w.Write(sheet.Hidden);
        w.Write(sheet.Rows.Count);
        foreach (var row in sheet.Rows)
        {
            w.Write(row.Number);
            w.Write(row.Cells.Count);
            foreach (var cell in row.Cells)
                WriteCell(w, cell);
        }
    }

    private static Sheet ReadSheet(BinaryReader r)
    {
        var (name, hidden) = (ReadText(r), r.ReadBoolean());
        return new Sheet(name, hidden, Many(r, Limits.FilledCells, ReadRow));
    }

    private static Row ReadRow(BinaryReader r)
    {
        var number = r.ReadInt32();
        return new Row(number, Many(r, Limits.LastColumn, from => ReadCell(from, number)));
    }

    private static void WriteCell(BinaryWriter w, Cell cell)
    {
        w.Write(cell.At.Column);
        w.Write((int)cell.Kind);
        WriteText(w, cell.Text);
        w.Write(cell.Number ?? double.NaN);
        w.Write(cell.Date?.DayNumber ?? -1);
    }

    private static Cell ReadCell(BinaryReader r, int row)
    {
        var (column, kind, text) = (r.ReadInt32(), (CellKind)r.ReadInt32(), ReadText(r));
        var (number, day) = (r.ReadDouble(), r.ReadInt32());
        return new Cell(
            new CellReference(row, column), kind, text,
            double.IsNaN(number) ? null : number, day < 0 ? null : DateOnly.FromDayNumber(day));
    }

    private static void WriteText(BinaryWriter w, string text)
    {
        w.Write(text.Length);
        w.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private static string ReadText(BinaryReader r)
    {
        var length = Count(r, Limits.RawTextChars);
        var text = new char[length];
        r.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()));
        return new string(text);
    }

    private static List<T> Many<T>(BinaryReader r, int most, Func<BinaryReader, T> read)
    {
        var many = new List<T>();
        for (var left = Count(r, most); left > 0; left--)
            many.Add(read(r));
        return many;
    }

    private static int Count(BinaryReader r, int most) =>
        r.ReadInt32() is var count && count >= 0 && count <= most
            ? count
            : throw new InvalidDataException("A count beyond its limit.");
}
