-- Who did what when, as a chain: each entry carries the hash of the one before, so that no later edit stays unseen.

CREATE TABLE audit_log (
    seq           bigint      PRIMARY KEY CHECK (seq > 0),
    at            timestamptz NOT NULL,
    person_id     integer,
    post_id       integer,
    action        text        NOT NULL CHECK (action <> ''),
    subject_kind  text        NOT NULL CHECK (subject_kind <> ''),
    subject_id    text        NOT NULL CHECK (subject_id <> ''),
    before_digest text        CHECK (before_digest ~ '^[0-9a-f]{64}$'),
    after_digest  text        CHECK (after_digest ~ '^[0-9a-f]{64}$'),
    detail        jsonb       NOT NULL DEFAULT '{}',    -- never personal data: it cannot be taken out again
    from_address  text,
    previous_hash bytea       NOT NULL CHECK (length(previous_hash) = 32),
    hash          bytea       NOT NULL CHECK (length(hash) = 32)
);
COMMENT ON TABLE audit_log IS 'app role: SELECT, INSERT';
CREATE INDEX audit_log_subject ON audit_log (subject_kind, subject_id, seq);
CREATE INDEX audit_log_person ON audit_log (person_id, seq);

-- Each field with its length in bytes, and - for none, so that no two entries share a text. verify-audit builds the same.
CREATE FUNCTION audit_text(VARIADIC fields text[]) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN (
    SELECT string_agg(coalesce(octet_length(field) || ':' || field, '-'), ',' ORDER BY place)
    FROM unnest(fields) WITH ORDINALITY AS f (field, place)
);

CREATE FUNCTION audit_chain() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
DECLARE
    head record;
BEGIN
    -- Numbered under the lock: a sequence would hand out numbers in another order than the commits.
    PERFORM pg_advisory_xact_lock(hashtext('audit_log'));
    SELECT seq, hash INTO head FROM audit_log ORDER BY seq DESC LIMIT 1;
    NEW.seq := coalesce(head.seq, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.previous_hash := coalesce(head.hash, decode(repeat('00', 32), 'hex'));
    NEW.hash := sha256(convert_to(audit_text(
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
        encode(NEW.previous_hash, 'hex')), 'UTF8'));
    RETURN NEW;
END
$$;
CREATE TRIGGER audit_chain BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_chain();

CREATE FUNCTION audit_refuse() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION 'audit_log is only ever added to' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
