using VendorAssess.Domain.Uses;
using VendorAssess.Ui;

namespace VendorAssess.Features.Checks;

public static class CheckBadge
{
    public static Badge Of(CheckState state) => new(state.Label(), state switch
    {
        CheckState.Open => "…", CheckState.Overdue => "！", CheckState.Done => "○",
    }, state switch
    {
        CheckState.Open => Look.Open, CheckState.Overdue => Look.Bad, CheckState.Done => Look.Good,
    });
}
