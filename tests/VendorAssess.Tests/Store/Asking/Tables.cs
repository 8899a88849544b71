namespace VendorAssess.Tests.Store.Asking;

/// <summary>Every table of the product: who may see its rows in plain words of SQL, or why everybody may.</summary>
public static class Tables
{
    private const string ByCase = "t.case_id IN (SELECT case_id FROM seen)";
    private const string ByRequest = "(SELECT r.case_id FROM requests r WHERE r.id = t.request_id) IN (SELECT case_id FROM seen)";
    private const string ByException =
        "(SELECT e.case_id FROM exceptions e WHERE e.id = t.exception_id) IN (SELECT case_id FROM seen)";
    private const string ByUse =
        "(SELECT g.case_id FROM use_grounds g WHERE g.use_id = t.use_id) IN (SELECT case_id FROM seen)";
    private const string BySheet = "t.sheet_id IN (SELECT sheet_id FROM sheets)";
    private const string ByLink = "(SELECT l.case_id FROM answer_links l WHERE l.id = t.link_id) IN (SELECT case_id FROM seen)";

    /// <summary>By row <c>t</c>; <c>seen</c> is cases_seen_by whoever asks, <c>sheets</c> what they may read.</summary>
    public static readonly IReadOnlyDictionary<string, string> Protected = new Dictionary<string, string>
    {
        ["cases"] = "t.id IN (SELECT case_id FROM seen)",
        ["candidates"] = ByCase,
        ["city_records"] = ByCase,
        ["city_notes"] = ByCase,
        ["comments"] = ByCase,
        ["overrides"] = ByCase,
        ["advice"] = ByCase,
        ["advice_given"] = "(SELECT a.case_id FROM advice a WHERE a.id = t.advice_id) IN (SELECT case_id FROM seen)",
        ["exceptions"] = ByCase,
        ["exception_outcomes"] = ByException,
        ["exception_looks"] = "EXISTS (SELECT FROM held_posts(@person, @today))",
        ["requests"] = ByCase,
        ["decisions"] = ByRequest,
        ["review_messages"] = ByRequest,
        ["uses"] = "(SELECT g.case_id FROM use_grounds g WHERE g.use_id = t.id) IN (SELECT case_id FROM seen)",
        ["use_managers"] = ByUse,
        ["use_departments"] = ByUse,
        ["checks"] = ByUse,
        ["check_results"] =
            "(SELECT g.case_id FROM checks k JOIN use_grounds g USING (use_id) WHERE k.id = t.check_id) IN (SELECT case_id FROM seen)",
        ["workbook_imports"] =
            $"({ByCase} OR EXISTS (SELECT FROM answers a JOIN sheets USING (sheet_id) WHERE a.import_id = t.id))",
        ["proposal_decisions"] =
            "(SELECT i.case_id FROM workbook_imports i WHERE i.id = t.import_id) IN (SELECT case_id FROM seen)",
        ["answer_sheets"] = "t.id IN (SELECT sheet_id FROM sheets)",
        ["answers"] = BySheet,
        ["evidence_contents"] = BySheet,
        ["evidence_pieces"] =
            "(SELECT c.sheet_id FROM evidence_contents c WHERE c.id = t.content_id) IN (SELECT sheet_id FROM sheets)",
        ["evidence"] = BySheet,
        ["evidence_withdrawals"] =
            "(SELECT e.sheet_id FROM evidence e WHERE e.id = t.evidence_id) IN (SELECT sheet_id FROM sheets)",
        ["answer_links"] = ByCase,
        ["answer_link_tokens"] = ByLink,
        ["link_sessions"] = ByLink,
        ["answer_submissions"] = ByLink,
        ["link_files"] = ByLink,
        ["mail_outbox"] = ByLink,
        ["case_closings"] = ByCase,
        ["case_reopenings"] = ByCase,
        ["retention_extensions"] = ByCase,
        ["disposals"] = "t.id IN (SELECT disposal_id FROM visible_disposals(@person, @today))",
    };

    /// <summary>With the reason why row-level security leaves them alone.</summary>
    public static readonly IReadOnlyDictionary<string, string> Open = new Dictionary<string, string>
    {
        ["departments"] = "a directory: names stand with every case, and rights are found by them",
        ["people"] = "a directory: names stand with every signature; sign-in reads it before anybody is known",
        ["posts"] = "a directory: titles stand with every signature, and rights are found by them",
        ["post_holders"] = "rights are found by it",
        ["post_substitutes"] = "rights are found by it",
        ["post_delegations"] = "rights are found by it",
        ["transfers"] = "holds people and posts, of no department; its pages are the administrator's",
        ["transfer_changes"] = "holds people and posts, of no department; its pages are the administrator's",
        ["transfer_acting"] = "holds people and posts, of no department; its pages are the administrator's",
        ["transfer_newcomers"] = "holds people and posts, of no department; its pages are the administrator's",
        ["same_auditors"] = "holds people and posts, of no department; its pages are the administrator's",
        ["sessions"] = "of sign-in: read by a hash before anybody is known",
        ["sign_in_failures"] = "of sign-in: read by hashes before anybody is known",
        ["recovery_codes"] = "of sign-in: read before anybody is known",
        ["passkeys"] = "of sign-in: read before anybody is known",
        ["spent_challenges"] = "of sign-in: read by a hash before anybody is known",
        ["data_protection_keys"] = "of the program itself",
        ["row_seals"] = "ids and digests of what was written, as the audit log",
        ["sealed_tables"] = "names of tables",
        ["schema_migrations"] = "of the program itself",
        ["told_work"] = "numbers of work and of people, read by the task that mails",
        ["retention_rules"] = "a rule of the whole city",
        ["providers"] = "a register of the whole city: which services there are is no department's secret",
        ["services"] = "a register of the whole city: which services there are is no department's secret",
        ["editions"] = "policies and questions are public to all who sign in",
        ["edition_files"] = "policies and questions are public to all who sign in",
        ["audit_log"] = "its trigger needs the head for every entry; ids and digests, no content, and read by the auditor's pages",
    };
}
