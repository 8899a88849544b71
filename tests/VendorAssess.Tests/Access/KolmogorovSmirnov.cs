namespace VendorAssess.Tests.Access;

/// <summary>Whether two samples could come from one distribution.</summary>
public static class KolmogorovSmirnov
{
    /// <summary>The probability of a difference like theirs, or greater, between samples of the same distribution.</summary>
    public static double Same(double[] a, double[] b)
    {
        var (x, y) = (a.Order().ToArray(), b.Order().ToArray());
        var distance = x.Concat(y).Max(at => Math.Abs(Share(x, at) - Share(y, at)));
        var size = Math.Sqrt((double)x.Length * y.Length / (x.Length + y.Length));
        var lambda = (size + 0.12 + 0.11 / size) * distance;
        var sum = Enumerable.Range(1, 100).Sum(k => 2 * (k % 2 == 1 ? 1 : -1) * Math.Exp(-2 * k * k * lambda * lambda));
        return lambda < 0.2 ? 1 : Math.Clamp(sum, 0, 1);
    }

    private static double Share(double[] sorted, double at) => (double)sorted.Count(value => value <= at) / sorted.Length;
}
