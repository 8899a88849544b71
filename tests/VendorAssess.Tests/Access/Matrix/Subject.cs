namespace VendorAssess.Tests.Access.Matrix;

/// <summary>
/// What a route may be asked about: the case of one department, of another, a closed one, one that was disposed of, one
/// that never was; and cases that others decide on than the chief. Of a case hang a submitted request (candidate 1), an
/// approved one (2) and a draft (3).
/// </summary>
public sealed record Subject
{
    public Subject()
    {
    }

    public Subject(string name) => Name = name;

    public string Name { get; init; } = "";

    private const int NotThere = 999_001;

    public static readonly Subject Missing = new("missing");

    /// <summary>The name of a case that was disposed of: of all that hung on it the ids are known, and nothing is left.</summary>
    public const string Disposed = "fukushi-disposed";

    /// <summary>Permitted by the manager of the department (仙台市).</summary>
    public const string ByManager = "shimin-manager";

    /// <summary>Permitted by the CISO (仙台市).</summary>
    public const string ByCiso = "fukushi-ciso";

    /// <summary>Of the chief's work a part that the delegate handles.</summary>
    public const string Light = "fukushi-light";

    /// <summary>The name of what belongs to no department.</summary>
    public const string Nobodys = "-";

    public int Case { get; init; } = NotThere;

    public int Request { get; init; } = NotThere;

    public int Approved { get; init; } = NotThere;

    public int Use { get; init; } = NotThere;

    public int Check { get; init; } = NotThere;

    public int Exception { get; init; } = NotThere;

    public int Evidence { get; init; } = NotThere;

    /// <summary>The record of an earlier case of the same department that was disposed of.</summary>
    public int Disposal { get; init; } = NotThere;

    public int OwnEvidence { get; init; } = NotThere;

    /// <summary>Asked and given.</summary>
    public int Advice { get; init; } = NotThere;

    public int Service { get; init; } = NotThere;

    public int Import { get; init; } = NotThere;

    public int Paper { get; init; } = NotThere;

    /// <summary>Still answered.</summary>
    public int Link { get; init; } = NotThere;

    /// <summary>Submitted.</summary>
    public int Submitted { get; init; } = NotThere;

    public AdminRows Admin { get; init; } = new();

    /// <summary>The secret of a link whose case was disposed of.</summary>
    public string OldSecret { get; init; } = "";

    /// <summary>The part before the first hyphen: whose case it is.</summary>
    public string Division => Name.Split('-')[0];

    public bool IsGone => Name is Disposed || this == Missing;

    /// <summary>Others decide than elsewhere; it is asked about only what a procedure gives to a post.</summary>
    public bool IsOfSteps => Name is ByManager or ByCiso or Light;

    /// <summary>With vendors who answer, and all else that a case can have.</summary>
    public bool IsWhole => !IsGone && !IsOfSteps && Name != Nobodys;
}

/// <summary>What the pages of administration are asked about.</summary>
public sealed record AdminRows
{
    public int Person { get; init; }

    public int Off { get; init; }

    public int Department { get; init; }

    /// <summary>Without anything in it, so that it can be closed.</summary>
    public int Empty { get; init; }

    public int Closed { get; init; }

    /// <summary>A manager's, with uses and a substitute.</summary>
    public int Post { get; init; }

    /// <summary>Delegates some of its work.</summary>
    public int Chief { get; init; }

    /// <summary>Another manager's in the same department, to whom work can be handed.</summary>
    public int Beside { get; init; }

    public int Ended { get; init; }

    public int Transfer { get; init; }

    public int Applied { get; init; }

    /// <summary>A closed case whose retention lasts.</summary>
    public int Kept { get; init; }
}
