using Microsoft.AspNetCore.Components;
using VendorAssess.Domain.People;

namespace VendorAssess.Ui;

/// <summary>
/// Base of what a circuit draws of somebody's page. Its mark holds what the page gave it, and whoever has a copy can
/// bring it to a circuit of their own: from a mark that was made for another person nothing is taken.
/// </summary>
public abstract class LivePart : PersonPage
{
    /// <summary>Whose page it stands on: the id of the person.</summary>
    [Parameter, EditorRequired] public int For { get; set; }

    public override Task SetParametersAsync(ParameterView parameters) =>
        parameters.GetValueOrDefault<Person>(nameof(Me))?.Id == parameters.GetValueOrDefault<int>(nameof(For))
            ? base.SetParametersAsync(parameters)
            : Task.CompletedTask;
}
