using System.Xml;

namespace VendorAssess.Excel.Reading;

/// <summary>XmlReader keeps every name it ever saw; a part with millions of them would fill the memory.</summary>
internal sealed class CountedNames : XmlNameTable
{
    private readonly NameTable names = new();
    private int count;

    public override string Add(char[] array, int offset, int length) =>
        names.Get(array, offset, length) ?? Counted(names.Add(array, offset, length));

    public override string Add(string array) => names.Get(array) ?? Counted(names.Add(array));

    public override string? Get(char[] array, int offset, int length) => names.Get(array, offset, length);

    public override string? Get(string array) => names.Get(array);

    private string Counted(string name) =>
        ++count > Limits.Names ? throw Refusal.TooLarge("XMLの要素名の数") : name;
}
