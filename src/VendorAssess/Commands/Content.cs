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
        problems.AddRange(found.Select(p => p.ToString()));
        return found.Count == 0 ? library : null;
    }
}
