using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Evaluation;

/// <summary>All that a judgement depends on; the same context always gives the same result.</summary>
public sealed record Context(Policy Policy, QuestionBank Bank, Facts Facts, AnswerSet Answers, DateOnly AsOf);
