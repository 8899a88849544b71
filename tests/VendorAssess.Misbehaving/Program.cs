// A reader of files that goes wrong in one of the ways that readers do: the first argument says which.
using var output = Console.OpenStandardOutput();
switch (args[0])
{
    case "hangs":
        Thread.Sleep(Timeout.Infinite);
        break;
    case "spins":
        while (true)
            Thread.SpinWait(1_000_000);
    case "fills the memory":
        for (var all = new List<byte[]>(); ; all.Add(new byte[1 << 20]))
            all.ForEach(block => block[0]++);
    case "overflows its stack":
        Environment.Exit(Deeper(1));
        break;
    case "throws":
        throw new InvalidOperationException("秘密の経路 /etc/passwd");
    case "talks without end":
        for (var block = new byte[1 << 16]; ; )
            output.Write(block);
    case "talks nonsense":
        output.Write("PK\u0003\u0004 not a message"u8);
        break;
    case "breaks off":
        output.Write([1, 0, 0, 0, 1, 0, 0, 0]);
        break;
    case "promises too much":
        output.Write([1, 0, 0, 0, 255, 255, 255, 127]);
        break;
    case "says nothing":
        break;
}

static int Deeper(int depth) => depth + Deeper(depth + 1) + Deeper(depth + 2);
