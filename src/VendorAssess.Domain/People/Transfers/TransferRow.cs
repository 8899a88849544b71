using System.Collections.Immutable;

namespace VendorAssess.Domain.People.Transfers;

/// <summary>The columns of a 人事異動 file.</summary>
public enum TransferColumn { Number, Department, Title, Leaver, LeaverName, Kind, Taker, TakerName }

public static class TransferColumns
{
    public static readonly ImmutableArray<TransferColumn> All = [.. Enum.GetValues<TransferColumn>()];

    public static string Label(this TransferColumn column) => column switch
    {
        TransferColumn.Number => "職の番号",
        TransferColumn.Department => "部局",
        TransferColumn.Title => "職",
        TransferColumn.Leaver => "今の人のログイン名",
        TransferColumn.LeaverName => "今の人の氏名",
        TransferColumn.Kind => "異動",
        TransferColumn.Taker => "新しい人のログイン名",
        TransferColumn.TakerName => "新しい人の氏名",
    };
}

/// <summary>What happens to a post on the day.</summary>
public enum TransferKind
{
    /// <summary>交代: one leaves, another takes the post.</summary>
    Replace,

    /// <summary>着任: somebody takes the post beside those who hold it.</summary>
    Join,

    /// <summary>離任: somebody leaves, nobody follows yet.</summary>
    Leave,
}

public static class TransferKinds
{
    public static readonly ImmutableArray<TransferKind> All = [.. Enum.GetValues<TransferKind>()];

    public static string Label(this TransferKind kind) => kind switch
    {
        TransferKind.Replace => "交代", TransferKind.Join => "着任", TransferKind.Leave => "離任",
    };
}

/// <summary>One row as it was read; <paramref name="Line"/> is its number in the file.</summary>
public sealed record TransferRow(
    int Line, string Number, string Department, string Title, string Leaver, string Kind, string Taker, string TakerName)
{
    /// <summary>A row of the list that nobody wrote on.</summary>
    public bool IsUntouched => Kind.Length == 0 && Taker.Length == 0 && TakerName.Length == 0;
}

/// <summary>Why a row cannot be taken, and in which of its cells.</summary>
public sealed record TransferProblem(int Line, TransferColumn Column, string What);
