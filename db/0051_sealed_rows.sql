-- What was written stays provable: each row that counts has a digest (seal) from the moment it was written, and the entry
-- of the audit log that tells of it carries the digest of these seals. So an edited, a deleted or an inserted row differs
-- from its seal, an edited seal from its entry, and an edited entry from the chain.

-- The newest of a row counts; without a digest the row was taken away.
CREATE TABLE row_seals (
    seq    bigint  NOT NULL CHECK (seq > 0),    -- the entry of the audit log
    number integer NOT NULL,                    -- its place among those of the entry
    kind   text    NOT NULL,                    -- the table
    key    text    NOT NULL,
    digest bytea   CHECK (length(digest) = 32),
    PRIMARY KEY (seq, number)
);
COMMENT ON TABLE row_seals IS 'app role: SELECT';
CREATE TRIGGER row_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON row_seals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The tables whose rows are sealed: by what a row is known, and what of it counts.
CREATE TABLE sealed_tables (
    name    text PRIMARY KEY,
    keys    text NOT NULL,
    columns text NOT NULL
);
COMMENT ON TABLE sealed_tables IS 'app role: SELECT';

-- What is empty counts as not there, so that a later file may add a column without changing what was sealed. verify-audit
-- builds the same.
CREATE FUNCTION seal_text(row_text text) RETURNS text IMMUTABLE LANGUAGE sql
RETURN json_strip_nulls(replace(replace(replace(replace(
    row_text, '":""', '":null'), '":[]', '":null'), '":{}', '":null'), '":false', '":null')::json)::text;

-- Remembers, until the entry comes, what a statement wrote. An update that changes nothing that counts is no change.
CREATE FUNCTION seal_rows() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO' SET bytea_output = 'hex' AS $$
DECLARE
    keys text := TG_ARGV[0];
    columns text := TG_ARGV[1];
    sealed text;
    before text := coalesce(current_setting('vendorassess.sealed', true), '');
BEGIN
    IF TG_OP = 'DELETE' THEN
        EXECUTE format(
            $q$SELECT string_agg(json_build_array(%L, concat_ws('/', %s), NULL)::text, ',') FROM gone$q$, TG_TABLE_NAME, keys)
        INTO sealed;
    ELSE
        EXECUTE format(
            $q$SELECT string_agg(json_build_array(
                   %L, r.key, encode(sha256(convert_to(seal_text(r.row_text), 'UTF8')), 'hex'))::text, ',')
               FROM (SELECT concat_ws('/', %s) AS key, row_to_json(t)::text AS row_text FROM (SELECT %s FROM added) t
                     %s) r$q$,
            TG_TABLE_NAME, keys, columns,
            CASE WHEN TG_OP = 'UPDATE' THEN format(
                $q$EXCEPT SELECT concat_ws('/', %s), row_to_json(t)::text FROM (SELECT %s FROM gone) t$q$, keys, columns)
            END)
        INTO sealed;
    END IF;
    IF sealed IS NOT NULL THEN
        PERFORM set_config('vendorassess.sealed', concat_ws(',', nullif(before, ''), sealed), true);
    END IF;
    RETURN NULL;
END $$;

-- For the tables of later files too; the columns that count are all, unless some are named.
CREATE FUNCTION seal(sealed text, keys text, columns text DEFAULT '*') RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO sealed_tables VALUES (sealed, keys, columns);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added '
        'FOR EACH STATEMENT EXECUTE FUNCTION seal_rows(%L, %L)', sealed || '_seal_added', sealed, keys, columns);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS added OLD TABLE AS gone '
        'FOR EACH STATEMENT EXECUTE FUNCTION seal_rows(%L, %L)', sealed || '_seal_changed', sealed, keys, columns);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS gone '
        'FOR EACH STATEMENT EXECUTE FUNCTION seal_rows(%L, %L)', sealed || '_seal_gone', sealed, keys, columns);
END $$;

-- Entries of before have none, and no field for it in their hash.
ALTER TABLE audit_log ADD COLUMN rows_digest text CHECK (rows_digest ~ '^[0-9a-f]{64}$');

-- With the rights of its owner, because nobody else writes seals.
CREATE OR REPLACE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head record;
    sealed text := coalesce(current_setting('vendorassess.sealed', true), '');
BEGIN
    -- Numbered under the lock: a sequence would hand out numbers in another order than the commits.
    PERFORM pg_advisory_xact_lock(hashtext('audit_log'));
    SELECT seq, hash INTO head FROM public.audit_log ORDER BY seq DESC LIMIT 1;
    NEW.seq := coalesce(head.seq, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.previous_hash := coalesce(head.hash, decode(repeat('00', 32), 'hex'));
    NEW.rows_digest := NULL;
    IF sealed <> '' THEN
        INSERT INTO public.row_seals (seq, number, kind, key, digest)
        SELECT NEW.seq, s.number, s.seal ->> 0, s.seal ->> 1, decode(s.seal ->> 2, 'hex')
        FROM json_array_elements(('[' || sealed || ']')::json) WITH ORDINALITY AS s (seal, number);
        NEW.rows_digest := encode(sha256(convert_to(sealed, 'UTF8')), 'hex');
        PERFORM set_config('vendorassess.sealed', '', true);
    END IF;
    NEW.hash := sha256(convert_to(public.audit_text(VARIADIC ARRAY[
        NEW.seq::text,
        to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        NEW.person_id::text,
        NEW.post_id::text,
        NEW.action,
        NEW.subject_kind,
        NEW.subject_id,
        NEW.before_digest,
        NEW.after_digest,
        NEW.detail::text,
        NEW.from_address,
        encode(NEW.previous_hash, 'hex')]
        || CASE WHEN NEW.rows_digest IS NOT NULL THEN ARRAY[NEW.rows_digest] END), 'UTF8'));
    RETURN NEW;
END $$;

SELECT seal(t.name, t.keys)
FROM (VALUES
    ('departments', 'id'), ('posts', 'id'), ('post_holders', 'post_id, person_id, from_date'), ('post_substitutes', 'id'),
    ('post_delegations', 'id'), ('transfer_changes', 'transfer_id, post_id, person_id, kind'),
    ('editions', 'hash, bank_hash'), ('edition_files', 'hash, name'),
    ('providers', 'id'), ('services', 'id'), ('cases', 'id'), ('candidates', 'case_id, number'), ('answer_sheets', 'id'),
    ('answers', 'sheet_id, question, revision'), ('city_records', 'case_id, record, revision'),
    ('city_notes', 'case_id, candidate, question, revision'), ('comments', 'id'),
    ('overrides', 'case_id, candidate, requirement, revision'),
    ('proposal_decisions', 'import_id, question, number'),
    ('evidence', 'id'), ('evidence_contents', 'id'), ('evidence_withdrawals', 'evidence_id'), ('link_files', 'evidence_id'),
    ('answer_submissions', 'id'), ('advice', 'id'), ('advice_given', 'advice_id'), ('exceptions', 'id'),
    ('exception_outcomes', 'exception_id'), ('requests', 'id'), ('decisions', 'request_id'), ('review_messages', 'id'),
    ('uses', 'id'), ('use_departments', 'use_id, department_id'), ('checks', 'id'),
    ('check_results', 'check_id, revision'), ('retention_rules', 'id'), ('case_closings', 'case_id, number'),
    ('case_reopenings', 'case_id, number'), ('retention_extensions', 'id'), ('disposals', 'id')) AS t (name, keys);
-- A key is left when its row is disposed of, so it holds no words.
SELECT seal('use_managers', 'use_id, left(encode(sha256(convert_to(title, ''UTF8'')), ''hex''), 16)'),
       seal('people', 'id', 'id, login, name, active'),
       seal('workbook_imports', 'id',
            'id, case_id, candidate, sheet_id, file_name, file_sha256, state, paper, paper_version, person_id, at'),
       seal('answer_links', 'id',
            'id, parent_id, case_id, candidate, sheet_id, groups, company, recipient, due, expires_on, created_by, '
            'created_at, revoked_at');

-- Seals rows as they stand: those that were there before seals were, and what a migration or a repair has changed past the
-- product. Each ten thousand have an entry of their own, so the log tells that it was done and what was not proved before.
CREATE FUNCTION seal_standing(because text) RETURNS bigint LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO' SET bytea_output = 'hex' AS $$
DECLARE
    item sealed_tables;
    part record;
    rows bigint := 0;
    task text := coalesce(current_setting('vendorassess.task', true), '');
BEGIN
    PERFORM set_config('vendorassess.task', 'seal', true);
    FOR item IN SELECT * FROM sealed_tables ORDER BY name
    LOOP
        FOR part IN EXECUTE format(
            $q$WITH standing AS (
                   SELECT concat_ws('/', %s) AS key, sha256(convert_to(seal_text(row_to_json(t)::text), 'UTF8')) AS digest
                   FROM (SELECT %s FROM %I) t
               ), newest AS (
                   SELECT DISTINCT ON (key) key, digest FROM row_seals WHERE kind = %L ORDER BY key, seq DESC, number DESC
               ), open AS (
                   SELECT key, s.digest, (row_number() OVER (ORDER BY key) - 1) / 10000 AS batch
                   FROM standing s
                   FULL JOIN newest n USING (key)
                   WHERE s.digest IS DISTINCT FROM n.digest
               )
               SELECT string_agg(json_build_array(%L, key, encode(digest, 'hex'))::text, ',') AS seals,
                      count(*) AS rows
               FROM open
               GROUP BY batch
               ORDER BY batch$q$, item.keys, item.columns, item.name, item.name, item.name)
        LOOP
            PERFORM set_config('vendorassess.sealed', part.seals, true);
            INSERT INTO audit_log (action, subject_kind, subject_id, detail)
            VALUES ('rows.sealed', 'rows', item.name, jsonb_build_object('理由', because, '行数', part.rows::text));
            rows := rows + part.rows;
        END LOOP;
    END LOOP;
    PERFORM set_config('vendorassess.task', task, true);
    RETURN rows;
END $$;
SELECT seal_standing('照合を始める前からある行');
