-- How long a closed case is kept (保存年限), and what was disposed of (廃棄), by what rule and by whose decision. Nothing
-- else ever deletes a case or what hangs on it.

-- The rule for each way to close a case; how long, counted from the first day of the year (会計年度 from April, 暦年 from
-- January) that follows the closing. Without years: kept for good.
CREATE TABLE retention_rules (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('Withdrawn', 'NotUsed', 'UseEnded')),
    years integer CHECK (years BETWEEN 1 AND 100),
    first_month integer NOT NULL CHECK (first_month BETWEEN 1 AND 12),
    decides text[] NOT NULL CHECK (cardinality(decides) > 0),    -- roles that decide on the disposal
    basis text NOT NULL CHECK (basis <> ''),                     -- the rule of the city that says so
    person_id integer NOT NULL REFERENCES people,
    recorded_at timestamptz NOT NULL
);
COMMENT ON TABLE retention_rules IS 'app role: SELECT, INSERT';
CREATE INDEX retention_rules_kind ON retention_rules (kind, recorded_at);

CREATE TABLE case_closings (
    case_id integer NOT NULL REFERENCES cases,
    number integer NOT NULL CHECK (number > 0),
    kind text NOT NULL CHECK (kind IN ('Withdrawn', 'NotUsed', 'UseEnded')),
    reason text NOT NULL CHECK (reason <> ''),
    use_ended_on date,
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    via text NOT NULL CHECK (via IN ('Holder', 'Substitute', 'Delegate')),
    at timestamptz NOT NULL,
    PRIMARY KEY (case_id, number),
    CHECK ((kind = 'UseEnded') = (use_ended_on IS NOT NULL))
);
COMMENT ON TABLE case_closings IS 'app role: SELECT, INSERT';

CREATE TABLE case_reopenings (
    case_id integer NOT NULL,
    number integer NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    via text NOT NULL CHECK (via IN ('Holder', 'Substitute', 'Delegate')),
    at timestamptz NOT NULL,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY (case_id, number) REFERENCES case_closings
);
COMMENT ON TABLE case_reopenings IS 'app role: SELECT, INSERT';

-- 保存延長: the case is kept until a later day.
CREATE TABLE retention_extensions (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id integer NOT NULL REFERENCES cases,
    until_date date NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    via text NOT NULL CHECK (via IN ('Holder', 'Substitute', 'Delegate')),
    at timestamptz NOT NULL
);
COMMENT ON TABLE retention_extensions IS 'app role: SELECT, INSERT';
CREATE INDEX retention_extensions_case ON retention_extensions (case_id, until_date);

-- 廃棄の記録: what is left of a case. Written by dispose_case and by nobody else.
CREATE TABLE disposals (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id integer NOT NULL UNIQUE,              -- the number that it had; the case itself is gone
    department_id integer NOT NULL REFERENCES departments,
    title text NOT NULL,
    begun_at timestamptz NOT NULL,
    kind text NOT NULL,
    closed_at timestamptz NOT NULL,
    rule_id integer NOT NULL REFERENCES retention_rules,
    kept_until date NOT NULL,
    rows jsonb NOT NULL,                          -- how many of each table
    files integer NOT NULL,
    file_bytes bigint NOT NULL,
    digests text[] NOT NULL,                      -- of what was submitted and of the files, for who holds a copy
    services text[] NOT NULL,                     -- whose sheets went with it; no other case considered them
    reason text NOT NULL CHECK (reason <> ''),
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    via text NOT NULL CHECK (via IN ('Holder', 'Substitute', 'Delegate')),
    at timestamptz NOT NULL
);
COMMENT ON TABLE disposals IS 'app role: SELECT';
CREATE INDEX disposals_department ON disposals (department_id, id);

-- What was only ever added to stays so, but for a disposal: it runs as the owner of the tables, which the app is not.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'TRUNCATE' AND current_setting('vendorassess.disposing', true) = 'on'
        AND EXISTS (SELECT FROM pg_class c WHERE c.oid = TG_RELID AND pg_get_userbyid(c.relowner) = current_user) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER retention_rules_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON retention_rules
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_closings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_closings
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_reopenings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_reopenings
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER retention_extensions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON retention_extensions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER disposals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON disposals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- By the clock of the database: neither a rule nor a closing can be dated back.
CREATE FUNCTION note_recorded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.recorded_at := now();
    RETURN NEW;
END $$;
CREATE TRIGGER retention_rules_recorded BEFORE INSERT ON retention_rules
    FOR EACH ROW EXECUTE FUNCTION note_recorded();
CREATE FUNCTION note_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.at := now();
    RETURN NEW;
END $$;
CREATE TRIGGER case_closings_closed BEFORE INSERT ON case_closings FOR EACH ROW EXECUTE FUNCTION note_closed();

CREATE FUNCTION day_in_japan(moment timestamptz) RETURNS date IMMUTABLE LANGUAGE sql
RETURN (moment AT TIME ZONE 'Asia/Tokyo')::date;

-- The last day on which a case closed on a day is kept; null where it is kept for good.
CREATE FUNCTION last_kept_day(closed_on date, years integer, first_month integer) RETURNS date IMMUTABLE LANGUAGE sql
RETURN (make_date(
    extract(year FROM closed_on)::integer + CASE WHEN extract(month FROM closed_on) >= first_month THEN 1 ELSE 0 END,
    first_month, 1) + make_interval(years => years))::date - 1;

-- Closed cases with the rule that counts: the longest of the one in force at the closing and those that came after. So a
-- rule that is made longer reaches what is closed already, and one that is made shorter does not. Who decides is the
-- newest rule's to say.
CREATE VIEW closed_cases WITH (security_invoker = true) AS
SELECT x.case_id, x.number, x.kind, x.at AS closed_at, r.id AS rule_id, r.years, r.first_month, n.decides,
       CASE WHEN r.last_day IS NOT NULL THEN greatest(r.last_day, e.until_date) END AS kept_until
FROM cases c
JOIN case_closings x ON x.case_id = c.id
    AND x.number = (SELECT max(l.number) FROM case_closings l WHERE l.case_id = c.id)
LEFT JOIN LATERAL (
    SELECT r.id, r.years, r.first_month, last_kept_day(day_in_japan(x.at), r.years, r.first_month) AS last_day
    FROM retention_rules r
    WHERE r.kind = x.kind
      AND r.recorded_at >= coalesce(
          (SELECT max(o.recorded_at) FROM retention_rules o WHERE o.kind = x.kind AND o.recorded_at <= x.at),
          '-infinity')
    ORDER BY last_day DESC NULLS FIRST, r.id
    LIMIT 1) r ON true
LEFT JOIN LATERAL (
    SELECT r.decides FROM retention_rules r WHERE r.kind = x.kind ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1) n ON true
LEFT JOIN LATERAL (
    SELECT max(e.until_date) AS until_date FROM retention_extensions e WHERE e.case_id = c.id) e ON true
WHERE c.stage = 'Closed';
COMMENT ON VIEW closed_cases IS 'app role: SELECT';

-- Whom a record of disposal is shown: whoever would see the case.
CREATE FUNCTION visible_disposals(person integer, today date) RETURNS TABLE (disposal_id integer)
STABLE LANGUAGE sql AS $$
    WITH RECURSIVE held AS (
        SELECT h.department_id, h.role FROM held_posts(person, today) h
    ), below AS (
        SELECT department_id FROM held WHERE role IN ('applicant', 'manager', 'system-manager', 'officer')
        UNION
        SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.department_id
    )
    SELECT x.id
    FROM disposals x
    WHERE EXISTS (SELECT FROM held WHERE role IN ('chief', 'ciso', 'auditor'))
       OR x.department_id IN (SELECT department_id FROM below)
$$;

-- What an answer came from stays known where the answer stays: of the workbook its name and hash, without its content.
ALTER TABLE workbook_imports
    ALTER COLUMN case_id DROP NOT NULL,
    ALTER COLUMN candidate DROP NOT NULL,
    ADD CONSTRAINT workbook_imports_case CHECK (case_id IS NOT NULL OR file = '');

-- Disposes of one case, when its time is over and an entitled post decides so, and writes the record and the audit entry
-- in the same transaction. It runs as the owner: the app's role deletes none of this itself, and what is not due is
-- refused whoever calls. Gives the number of the record.
CREATE FUNCTION dispose_case(wanted integer, decider integer, post integer, because text, from_address text)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    today date := day_in_japan(now());
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
    RETURN kept.id;
END
$$;
