using System.Collections.Immutable;

namespace VendorAssess.Domain.Questionnaires;

/// <summary>
/// Which questions a workbook asks the vendor: those that a case needs, or all of the bank; of some groups, or of all
/// where none is named.
/// </summary>
public sealed record QuestionScope(bool WholeBank, ImmutableArray<string> Groups)
{
    public static readonly QuestionScope Needed = new(WholeBank: false, []);

    /// <summary>In the order of the bank, only what a vendor can know about the service.</summary>
    public ImmutableArray<Question> Of(QuestionBank bank, IEnumerable<AskedQuestion> needed) =>
    [
        .. (WholeBank ? bank.Questions : needed.Select(asked => asked.Question)).Where(q => IsForVendor(q) && Holds(q)),
    ];

    public static bool IsForVendor(Question question) =>
        question is { AboutService: true, AnsweredBy: Answerer.Vendor };

    /// <summary>Names of groups that the bank does not have.</summary>
    public IEnumerable<string> Unknown(QuestionBank bank) =>
        Groups.Where(name => !bank.Groups.Any(group => Same(group.Id, name)));

    private bool Holds(Question question) => Groups.IsEmpty || Groups.Any(name => Same(name, question.Group));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
