-- What the app's role can do in the database, should a statement of somebody else ever run as it: no table to hide
-- another behind, and no right that the product does not use.

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP <> 'TRUNCATE' AND current_setting('vendorassess.disposing', true) = 'on' AND EXISTS (
        SELECT
        FROM pg_catalog.pg_class c
        WHERE c.oid = TG_RELID AND pg_catalog.pg_get_userbyid(c.relowner) = current_user) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

-- Only ever added to.
COMMENT ON TABLE providers IS 'app role: SELECT, INSERT';
COMMENT ON TABLE services IS 'app role: SELECT, INSERT';
COMMENT ON TABLE candidates IS 'app role: SELECT, INSERT';
COMMENT ON TABLE answers IS 'app role: SELECT, INSERT';
COMMENT ON TABLE city_records IS 'app role: SELECT, INSERT';
COMMENT ON TABLE overrides IS 'app role: SELECT, INSERT';
COMMENT ON TABLE decisions IS 'app role: SELECT, INSERT';
COMMENT ON TABLE use_departments IS 'app role: SELECT, INSERT';
-- Locked by who writes on it, and for that alone the right to change something is needed.
COMMENT ON TABLE answer_sheets IS 'app role: SELECT, INSERT, UPDATE (id)';
-- Changed in some columns, and never taken away.
COMMENT ON TABLE cases IS
    'app role: SELECT, INSERT, UPDATE (department_id, title, purpose, facts, stage, version)';
COMMENT ON TABLE requests IS 'app role: SELECT, INSERT, UPDATE';
COMMENT ON TABLE uses IS 'app role: SELECT, INSERT, UPDATE (manager_post, use_until, next_review)';
COMMENT ON TABLE use_managers IS 'app role: SELECT, INSERT, UPDATE (post_id)';
COMMENT ON TABLE workbook_imports IS
    'app role: SELECT, INSERT, UPDATE (preview, file_name, state, paper_version, person_id, at)';
COMMENT ON TABLE answer_links IS
    'app role: SELECT, INSERT, UPDATE (due, expires_on, opened_at, answered_at, seen_at, revoked_at, reminders_on)';
COMMENT ON TABLE answer_submissions IS
    'app role: SELECT, INSERT, UPDATE (reopened_at, reopened_by, reopened_reason)';
COMMENT ON TABLE mail_outbox IS
    'app role: SELECT, INSERT, UPDATE (not_before, attempts, claimed_until, sent_at, given_up_at, dropped_at, last_error)';
COMMENT ON TABLE transfer_newcomers IS 'app role: SELECT, INSERT, UPDATE (password_issued_at)';
-- What ends, or is taken back before it began, goes.
COMMENT ON TABLE post_holders IS 'app role: SELECT, INSERT, UPDATE (until_date), DELETE';
COMMENT ON TABLE post_substitutes IS 'app role: SELECT, INSERT, UPDATE (until_date), DELETE';
COMMENT ON TABLE post_delegations IS 'app role: SELECT, INSERT, UPDATE (until_date), DELETE';
COMMENT ON TABLE transfers IS 'app role: SELECT, INSERT, UPDATE (state, file_name, rows, read_by, read_at, applied_by, '
    'applied_at, cancelled_by, cancelled_at), DELETE';
COMMENT ON TABLE sessions IS 'app role: SELECT, INSERT, UPDATE (token_hash, security_stamp, seen_at), DELETE';
COMMENT ON TABLE link_sessions IS 'app role: SELECT, INSERT, UPDATE (company, name, seen_at), DELETE';
COMMENT ON TABLE sign_in_failures IS
    'app role: SELECT, INSERT, UPDATE (failures, last_failed_at, turned_away), DELETE';
COMMENT ON TABLE recovery_codes IS 'app role: SELECT, INSERT, UPDATE (used_at), DELETE';
COMMENT ON TABLE passkeys IS
    'app role: SELECT, INSERT, UPDATE (name, sign_count, backed_up, last_used_at), DELETE';
COMMENT ON TABLE spent_challenges IS 'app role: SELECT, INSERT, DELETE';

-- Whoever decides is whoever asks, and the one way to take a case away is open to nobody else.
CREATE OR REPLACE FUNCTION dispose_case(wanted integer, decider integer, post integer, because text, from_address text)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    today date := day_in_japan(now());
    task text := coalesce(current_setting('vendorassess.task', true), '');
    gone cases;
    due closed_cases;
    acts_via text;
    sheets integer[];
    links integer[];
    imports integer[];
    grounds integer[];
    kept disposals;
    step text[];
    counted bigint;
BEGIN
    IF decider IS DISTINCT FROM asked('person')::integer THEN
        RAISE EXCEPTION 'person % is not who asks', decider USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- Whether another case considers a service is asked of all departments; nothing but a task takes a row away.
    PERFORM set_config('vendorassess.task', 'disposal', true);
    SELECT * INTO gone FROM cases WHERE id = wanted FOR UPDATE;
    SELECT * INTO due FROM closed_cases WHERE case_id = wanted;
    IF due.kept_until IS NULL OR due.kept_until >= today THEN
        RAISE EXCEPTION 'case % is not due for disposal', wanted USING ERRCODE = 'check_violation';
    END IF;
    SELECT h.via INTO acts_via
    FROM held_posts(decider, today) h
    WHERE h.post_id = post AND h.scope = '' AND h.role = ANY (due.decides)
      AND (h.role IN ('chief', 'ciso') OR h.department_id = ANY (lineage(gone.department_id)));
    IF NOT FOUND THEN
        RAISE EXCEPTION 'post % does not decide on the disposal of case %', post, wanted
            USING ERRCODE = 'insufficient_privilege';
    END IF;

    -- Whoever is about to consider one of the services waits, and then begins with an empty sheet.
    PERFORM FROM services s WHERE s.id IN (SELECT k.service_id FROM candidates k WHERE k.case_id = wanted) FOR UPDATE;
    sheets := ARRAY(
        SELECT h.id
        FROM answer_sheets h
        WHERE h.case_id = wanted OR h.service_id IN (
            SELECT k.service_id
            FROM candidates k
            WHERE k.case_id = wanted AND NOT EXISTS (
                SELECT FROM candidates o WHERE o.service_id = k.service_id AND o.case_id <> wanted)));
    links := ARRAY(SELECT l.id FROM answer_links l WHERE l.case_id = wanted);
    imports := ARRAY(SELECT i.id FROM workbook_imports i WHERE i.case_id = wanted OR i.sheet_id = ANY (sheets));
    grounds := ARRAY(SELECT g.use_id FROM use_grounds g WHERE g.case_id = wanted);

    kept.case_id := wanted;
    kept.rows := '{}';
    SELECT count(*), coalesce(sum(f.size), 0), coalesce(array_agg(f.sha256 ORDER BY f.sha256), '{}')
    INTO kept.files, kept.file_bytes, kept.digests
    FROM (SELECT size, sha256 FROM evidence_contents WHERE sheet_id = ANY (sheets)
          UNION ALL
          SELECT octet_length(file), file_sha256 FROM workbook_imports WHERE case_id = wanted) f;
    kept.digests := kept.digests
        || ARRAY(SELECT r.digest FROM requests r WHERE r.case_id = wanted AND r.digest IS NOT NULL ORDER BY r.id)
        || ARRAY(SELECT e.digest FROM exceptions e WHERE e.case_id = wanted ORDER BY e.id)
        || ARRAY(SELECT s.digest FROM answer_submissions s WHERE s.link_id = ANY (links) ORDER BY s.id);
    kept.services := ARRAY(
        SELECT s.name FROM answer_sheets h JOIN services s ON s.id = h.service_id WHERE h.id = ANY (sheets) ORDER BY s.id);

    PERFORM set_config('vendorassess.disposing', 'on', true);
    -- On a sheet that stays, answers stay as they are; the case's link and workbook behind them go.
    UPDATE answers SET link_id = NULL WHERE link_id = ANY (links) AND sheet_id <> ALL (sheets);
    UPDATE workbook_imports i
    SET case_id = NULL, candidate = NULL, file = '', preview = '{}'
    WHERE i.case_id = wanted AND i.sheet_id <> ALL (sheets)
      AND EXISTS (SELECT FROM answers a WHERE a.import_id = i.id);
    FOREACH step SLICE 1 IN ARRAY ARRAY[
        ['answers', 'sheet_id = ANY ($2)'],
        ['proposal_decisions', 'import_id = ANY ($5)'],
        ['workbook_imports', 'id = ANY ($5) AND NOT EXISTS (SELECT FROM answers a WHERE a.import_id = id)'],
        ['link_files', 'link_id = ANY ($3)'],
        ['evidence_withdrawals', 'evidence_id IN (SELECT e.id FROM evidence e WHERE e.sheet_id = ANY ($2))'],
        ['evidence', 'sheet_id = ANY ($2)'],
        ['evidence_pieces', 'content_id IN (SELECT c.id FROM evidence_contents c WHERE c.sheet_id = ANY ($2))'],
        ['evidence_contents', 'sheet_id = ANY ($2)'],
        ['mail_outbox', 'link_id = ANY ($3)'],
        ['answer_submissions', 'link_id = ANY ($3)'],
        ['link_sessions', 'link_id = ANY ($3)'],
        ['answer_link_tokens', 'link_id = ANY ($3)'],
        ['answer_links', 'id = ANY ($3)'],
        ['city_records', 'case_id = $1'],
        ['city_notes', 'case_id = $1'],
        ['comments', 'case_id = $1'],
        ['overrides', 'case_id = $1'],
        ['check_results', 'check_id IN (SELECT k.id FROM checks k WHERE k.use_id = ANY ($4))'],
        ['checks', 'use_id = ANY ($4)'],
        ['use_departments', 'use_id = ANY ($4)'],
        ['use_managers', 'use_id = ANY ($4)'],
        ['uses', 'id = ANY ($4)'],
        ['review_messages', 'request_id IN (SELECT r.id FROM requests r WHERE r.case_id = $1)'],
        ['decisions', 'request_id IN (SELECT r.id FROM requests r WHERE r.case_id = $1)'],
        ['requests', 'case_id = $1'],
        ['exception_outcomes', 'exception_id IN (SELECT e.id FROM exceptions e WHERE e.case_id = $1)'],
        ['exceptions', 'case_id = $1'],
        ['advice_given', 'advice_id IN (SELECT a.id FROM advice a WHERE a.case_id = $1)'],
        ['advice', 'case_id = $1'],
        ['answer_sheets', 'id = ANY ($2)'],
        ['candidates', 'case_id = $1'],
        ['retention_extensions', 'case_id = $1'],
        ['case_reopenings', 'case_id = $1'],
        ['case_closings', 'case_id = $1'],
        ['cases', 'id = $1']]
    LOOP
        EXECUTE format('DELETE FROM %I WHERE %s', step[1], step[2]) USING wanted, sheets, links, grounds, imports;
        GET DIAGNOSTICS counted = ROW_COUNT;
        kept.rows := kept.rows || CASE WHEN counted > 0 THEN jsonb_build_object(step[1], counted) ELSE '{}' END;
    END LOOP;
    PERFORM set_config('vendorassess.disposing', '', true);

    INSERT INTO disposals (case_id, department_id, title, begun_at, kind, closed_at, rule_id, kept_until, rows, files,
                           file_bytes, digests, services, reason, person_id, post_id, via, at)
    VALUES (wanted, gone.department_id, gone.title, gone.created_at, due.kind, due.closed_at, due.rule_id, due.kept_until,
            kept.rows, kept.files, kept.file_bytes, kept.digests, kept.services, because, decider, post, acts_via,
            now())
    RETURNING * INTO kept;
    INSERT INTO audit_log (person_id, post_id, action, subject_kind, subject_id, after_digest, detail, from_address)
    VALUES (decider, post, 'case.disposed', 'case', wanted::text,
            encode(sha256(convert_to(to_jsonb(kept)::text, 'UTF8')), 'hex'),
            jsonb_build_object('廃棄の記録', kept.id::text, '保存期間の最後の日', due.kept_until::text), from_address);
    PERFORM set_config('vendorassess.task', task, true);
    RETURN kept.id;
END
$$;
COMMENT ON FUNCTION dispose_case IS 'app role: EXECUTE';
