using System.Diagnostics;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.Apart;

/// <summary>
/// Reads strangers' files in a process of their own, a few at a time: a file that hangs, fills the memory or breaks the
/// reader ends that process, and whoever sent it reads a sentence.
/// </summary>
public sealed class ReadApart(ReadingProgram program) : IDisposable
{
    private const int AtOnce = 2;
    private const long LargestAnswer = 96L << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim places = new(AtOnce);

    public ReadApart()
        : this(ReadingProgram.Own)
    {
    }

    public async Task<WorkbookRead> Read(byte[] file, FileKind kind)
    {
        if (!await places.WaitAsync(Patience))
            return new WorkbookRead.Refused("ほかのファイルを読み込んでいます。少し待ってから、もう一度お試しください。");
        try
        {
            return await Task.Run(() => ReadIn(program.Start(kind), file));
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<WorkbookRead> ReadIn(ProcessStartInfo start, byte[] file)
    {
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(program.Time);
        try
        {
            var problems = process.StandardError.BaseStream.CopyToAsync(Stream.Null, deadline.Token);
            var sent = Send(process, file, deadline.Token);
            using var answer = await Answer(process.StandardOutput.BaseStream, deadline.Token);
            await Task.WhenAll(sent, problems);
            return CellsMessage.Read(answer);
        }
        catch (OperationCanceledException)
        {
            return GivenUp("時間の上限を超えました");
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or ArgumentException)
        {
            return GivenUp("読み取る処理が途中で止まりました");
        }
        finally
        {
            End(process);
        }
    }

    // A process that ended before it read all has a reason, which its answer tells or lacks.
    private static async Task Send(Process process, byte[] file, CancellationToken deadline)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(file, deadline);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            return;
        }
    }

    private static async Task<MemoryStream> Answer(Stream output, CancellationToken deadline)
    {
        var answer = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int n; (n = await output.ReadAsync(buffer, deadline)) > 0;)
        {
            answer.Write(buffer, 0, n);
            if (answer.Length > LargestAnswer)
                throw new InvalidDataException("A longer answer than any file can have.");
        }
        answer.Position = 0;
        return answer;
    }

    private static void End(Process process)
    {
        if (process.HasExited)
            return;
        process.Kill(entireProcessTree: true);
        // Its place is free when it is gone, not when it is told to go.
        process.WaitForExit(Ending);
    }

    private static WorkbookRead.Refused GivenUp(string why) =>
        new($"ファイルの読み取りを中止しました（{why}）。取り込みには影響ありません。Excelで開いて、不要なシートや書式を取り除いて保存し直してからお試しください。");
}
