using VendorAssess.Database;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Commands;

/// <summary>The content that was delivered with the program.</summary>
public static class Content
{
    public static string Folder => ProductFolders.Questionnaires;

    /// <summary>The library, or null with every mistake written for the person at the terminal.</summary>
    public static ContentLibrary? Load(List<string> problems)
    {
        var found = new List<Problem>();
        var library = ContentLibrary.Load(Folder, found);
        var mistakes = found.Where(p => !p.IsNotice).Select(p => p.ToString()).ToList();
        problems.AddRange(mistakes);
        return mistakes.Count == 0 ? library : null;
    }
}
