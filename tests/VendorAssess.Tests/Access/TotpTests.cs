using VendorAssess.Access.Accounts;

namespace VendorAssess.Tests.Access;

public sealed class TotpTests
{
    // The seed of RFC 6238, appendix B, in base 32.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1111111109);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_one_step_off(int seconds, bool taken) =>
        Assert.Equal(taken, Totp.StepOf(Key, Totp.Code(Key, Now.AddSeconds(seconds)), Now, lastUsed: 0) is not null);

    [Fact]
    public void A_code_counts_once_and_no_earlier_one_after_it()
    {
        var used = Totp.StepOf(Key, Totp.Code(Key, Now), Now, lastUsed: 0)!.Value;
        Assert.Null(Totp.StepOf(Key, Totp.Code(Key, Now), Now, used));
        Assert.Null(Totp.StepOf(Key, Totp.Code(Key, Now.AddSeconds(-30)), Now, used));
        Assert.NotNull(Totp.StepOf(Key, Totp.Code(Key, Now.AddSeconds(30)), Now, used));
    }

    [Theory, InlineData(""), InlineData("08180"), InlineData("0818040"), InlineData("81804"), InlineData("x")]
    public void What_is_no_code_is_refused(string typed) => Assert.Null(Totp.StepOf(Key, typed, Now, lastUsed: 0));

    [Theory, InlineData("081 804"), InlineData("０８１８０４"), InlineData(" 081804 ")]
    public void A_code_is_taken_as_typed(string typed) => Assert.Equal("081804", Totp.Normal(typed));

    [Fact]
    public void A_new_key_has_160_bits_and_is_never_the_same()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => Totp.NewKey()).ToList();
        Assert.All(keys, key => Assert.Matches("^[A-Z2-7]{32}$", key));
        Assert.Equal(100, keys.Distinct().Count());
    }
}
