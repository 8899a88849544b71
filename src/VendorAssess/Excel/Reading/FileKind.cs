namespace VendorAssess.Excel.Reading;

/// <summary>What a stranger's file is taken for; a table may also come as CSV.</summary>
public enum FileKind
{
    Workbook,
    Table,
}
