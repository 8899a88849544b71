// A small house whose rules are broken in every way that code can: what the test of the real one must find.
#pragma warning disable CA1812, CA1822, CA1823, IDE0044, IDE0051, IDE0052, CS0169, CA1052, CA1034, CA1711, CA1018

namespace VendorAssess.Tests.Architecture.Broken.Domain
{
    public record Rule;

    public sealed class ReadsTheStore
    {
        public static string Body() => new Store.Row().ToString()!;
    }
}

namespace VendorAssess.Tests.Architecture.Broken.Store
{
    public record Row
    {
        public Domain.Rule? Allowed { get; init; }
    }
}

namespace VendorAssess.Tests.Architecture.Broken.Database
{
    public static class Pool
    {
        public static int Size() => 1;
    }
}

namespace VendorAssess.Tests.Architecture.Broken.Access
{
    public class Person;

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class MarkAttribute : Attribute;
}

namespace VendorAssess.Tests.Architecture.Broken.Ui
{
    public sealed class ByField { private Access.Person? person; }

    public sealed class ByBase : Access.Person;

    public sealed class ByParameter { public void Show(Access.Person person) => _ = person; }

    public sealed class ByTypeArgument { public List<Access.Person[]> People { get; } = []; }

    public sealed class ByConstraint<T> where T : Access.Person;

    public sealed class ByLambda { public Func<object> Make => () => new Access.Person(); }

    public sealed class ByAsync
    {
        public async Task<bool> Look(object thing)
        {
            await Task.Yield();
            return thing is Access.Person;
        }
    }

    public sealed class ByTypeof { public Type Type => typeof(Access.Person); }

    [Access.Mark]
    public sealed class ByAttribute;

    public sealed class Button;

    [System.ComponentModel.TypeConverter(typeof(Access.Person))]
    public sealed class ByAttributeValue;
}

namespace VendorAssess.Tests.Architecture.Broken.Features.One
{
    public sealed class Page
    {
        public Ui.Button? Allowed { get; init; }

        public Two.Page? Other { get; init; }

        public int Pool() => Database.Pool.Size();
    }
}

namespace VendorAssess.Tests.Architecture.Broken.Features.Two
{
    public sealed class Page;
}

namespace VendorAssess.Tests.Architecture.Broken.Cellar
{
    public sealed class Unknown { public Domain.Rule? Rule { get; init; } }
}

namespace VendorAssess.Tests.Architecture.Broken.Commands
{
    public sealed class Verb
    {
        public int Allowed() => Database.Pool.Size();

        public Features.One.Page? Page { get; init; }
    }
}
