using VendorAssess.Domain.People;

namespace VendorAssess.Store;

/// <summary>Who does something under which post, in which way and when, as rows keep it.</summary>
public sealed record Signed(Person Person, Post Post, DateTime At)
{
    public int PersonId => Person.Id;

    public int PostId => Post.Id;

    public string Via => Post.Via.ToString();
}
