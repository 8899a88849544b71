using VendorAssess.Domain.People;

namespace VendorAssess.Tests.Domain;

public sealed class AccountRulesTests
{
    private static readonly Person Administrator = new(1, "管理", [new(1, 1, "情報政策課", Roles.Administrator, "システム管理者")]);
    private static readonly Person Clerk = new(2, "担当", [new(2, 1, "情報政策課", Roles.Applicant, "担当者")]);

    private static readonly AccountState Theirs = new(
        9, Active: true, Demo: false, HasSecondFactor: true, IsAdministrator: false, OtherAdministrators: 1);

    private static readonly AccountState Own = Theirs with { PersonId = 1, IsAdministrator = true };

    [Fact]
    public void An_administrator_may_do_all_of_it_to_another_account()
    {
        Assert.Null(AccountRules.WhyNotPasswordReset(Administrator, Theirs));
        Assert.Null(AccountRules.WhyNotSecondFactorReset(Administrator, Theirs));
        Assert.Null(AccountRules.WhyNotTurnedOff(Administrator, Theirs));
        Assert.Null(AccountRules.WhyNotTurnedOn(Administrator, Theirs with { Active = false }));
        Assert.Null(AccountRules.WhyNotSignedOut(Administrator, Theirs));
    }

    [Fact]
    public void Nobody_else_may_do_any_of_it()
    {
        Assert.NotNull(AccountRules.WhyNotPasswordReset(Clerk, Theirs));
        Assert.NotNull(AccountRules.WhyNotSecondFactorReset(Clerk, Theirs));
        Assert.NotNull(AccountRules.WhyNotTurnedOff(Clerk, Theirs));
        Assert.NotNull(AccountRules.WhyNotTurnedOn(Clerk, Theirs with { Active = false }));
        Assert.NotNull(AccountRules.WhyNotSignedOut(Clerk, Theirs));
    }

    [Fact]
    public void Own_secrets_are_changed_with_the_own_password_only()
    {
        Assert.NotNull(AccountRules.WhyNotPasswordReset(Administrator, Own));
        Assert.NotNull(AccountRules.WhyNotSecondFactorReset(Administrator, Own));
    }

    [Fact]
    public void The_last_administrator_stays()
    {
        Assert.NotNull(AccountRules.WhyNotTurnedOff(
            Administrator, Theirs with { IsAdministrator = true, OtherAdministrators = 0 }));
        Assert.Null(AccountRules.WhyNotTurnedOff(Administrator, Theirs with { IsAdministrator = true }));
        Assert.NotNull(AccountRules.WhyNotTurnedOff(Administrator, Own));
    }

    [Fact]
    public void What_is_so_already_is_refused()
    {
        Assert.NotNull(AccountRules.WhyNotTurnedOff(Administrator, Theirs with { Active = false }));
        Assert.NotNull(AccountRules.WhyNotTurnedOn(Administrator, Theirs));
        Assert.NotNull(AccountRules.WhyNotSecondFactorReset(Administrator, Theirs with { HasSecondFactor = false }));
    }

    [Fact]
    public void A_password_is_not_given_to_who_could_not_use_it()
    {
        Assert.NotNull(AccountRules.WhyNotPasswordReset(Administrator, Theirs with { Active = false }));
        Assert.NotNull(AccountRules.WhyNotPasswordReset(Administrator, Theirs with { Demo = true }));
    }
}
