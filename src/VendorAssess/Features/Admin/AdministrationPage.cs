using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Ui;

namespace VendorAssess.Features.Admin;

/// <summary>A part of a page with a form for the administrator.</summary>
public abstract class AdministrationPart : PersonPage
{
    protected Administrator By => new(Me, Http?.Connection.RemoteIpAddress?.ToString());

    /// <summary>Why this person only reads; null for the administrator.</summary>
    protected string? WhyNot => Me.WhyNotAdministering();

    /// <summary>Goes on where the change was made; a refusal is given back, to be shown above what was typed.</summary>
    protected string? Answer<T>(Outcome<T> outcome, string path, Func<T, string> done)
    {
        if (outcome is Outcome<T>.Refused(var reason))
            return reason;
        GoTo(path, done(((Outcome<T>.Done)outcome).Value));
        return null;
    }
}

/// <summary>A page for the administrator, which the auditor reads; for everybody else it is not there.</summary>
public abstract class AdministrationPage : AdministrationPart
{
    protected override void OnInitialized()
    {
        if (!Me.MayReadAdministration())
            Navigation.NotFound();
    }
}
