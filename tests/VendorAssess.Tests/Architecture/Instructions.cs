using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace VendorAssess.Tests.Architecture;

/// <summary>Walks the instructions of a method body.</summary>
public static class Instructions
{
    private static readonly Dictionary<short, OpCode> All = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The members and types that the instructions name.</summary>
    public static IEnumerable<EntityHandle> Tokens(byte[] body)
    {
        for (var at = 0; at < body.Length;)
        {
            var code = body[at] == 0xFE
                ? All[(short)(0xFE00 | body[at + 1])]
                : All[body[at]];
            at += code.Size;
            if (Token(code, body.AsSpan(at)) is { } token)
                yield return token;
            at += Size(code, body.AsSpan(at));
        }
    }

    private static EntityHandle? Token(OpCode code, ReadOnlySpan<byte> operand) => code.OperandType
        is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
        ? MetadataTokens.EntityHandle(BinaryPrimitives.ReadInt32LittleEndian(operand))
        : null;

    private static int Size(OpCode code, ReadOnlySpan<byte> operand) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(operand),
        _ => 4,
    };
}
