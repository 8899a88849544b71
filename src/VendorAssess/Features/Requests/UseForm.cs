using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Uses;

namespace VendorAssess.Features.Requests;

/// <summary>What stands in 利用台帳, as typed; managers by the titles that the policy gives.</summary>
public sealed class UseForm
{
    public List<ManagerForm> Managers { get; set; } = [];

    public DateOnly? UseFrom { get; set; }

    public DateOnly? UseUntil { get; set; }

    public DateOnly? NextReview { get; set; }

    public WantedUse Wanted => new([.. Managers.Select(m => m.Wanted)], UseFrom, UseUntil, NextReview);

    public static UseForm Of(ImmutableArray<ManagerSeat> seats, DateOnly? from, DateOnly? until, DateOnly today) => new()
    {
        Managers =
        [
            .. seats.Select(s => new ManagerForm
            {
                Title = s.Title,
                // With several posts to choose from, a person chooses.
                Post = s.Posts is [var only] ? only.Id.ToString(CultureInfo.InvariantCulture) : null,
            }),
        ],
        UseFrom = from,
        UseUntil = until,
        NextReview = UseRules.SuggestedReview(today, until),
    };
}

/// <summary>A form that records a use; fields are named by the way from it.</summary>
public interface IHoldsUse
{
    UseForm Use { get; }
}

/// <summary>One manager as chosen.</summary>
public sealed class ManagerForm
{
    public string Title { get; set; } = "";

    public string? Post { get; set; }

    public WantedManager Wanted =>
        new(Title, int.TryParse(Post, NumberStyles.None, CultureInfo.InvariantCulture, out var post) ? post : null);
}
