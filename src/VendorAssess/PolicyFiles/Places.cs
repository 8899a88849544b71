namespace VendorAssess.PolicyFiles;

/// <summary>Where the parts of a policy stand in its file, so that what shows later can be pointed at.</summary>
public sealed class Places(Place start)
{
    private readonly Dictionary<object, Place> places = new(ReferenceEqualityComparer.Instance);

    /// <summary>The beginning of the file.</summary>
    public Place Start => start;

    public T Keep<T>(T part, Place place)
        where T : class
    {
        places[part] = place;
        return part;
    }

    /// <summary>Where the part stands; the beginning of the file for a part that was never kept.</summary>
    public Place Of(object part) => places.GetValueOrDefault(part, start);
}
