-- Requests bound to their content, the one decision on each, and the approved uses.

CREATE TABLE requests (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id integer NOT NULL,
    candidate integer NOT NULL,
    procedure text NOT NULL,
    status text NOT NULL DEFAULT 'Draft' CHECK (status IN
        ('Draft', 'Submitted', 'Approved', 'ApprovedWithConditions', 'SentBack', 'Refused', 'Withdrawn')),
    statement text NOT NULL DEFAULT '',       -- what the department writes to the decider
    network text NOT NULL DEFAULT '',         -- from where to where the network is to be used
    use_from date,
    use_until date,
    version integer NOT NULL DEFAULT 1,
    drafted_by integer NOT NULL REFERENCES people,
    drafted_at timestamptz NOT NULL,
    submitted_by integer REFERENCES people,
    submitted_post integer REFERENCES posts,
    submitted_at timestamptz,
    digest text,                              -- SHA-256 of content, lower-case hex
    content text,                             -- the canonical form that was submitted, frozen
    FOREIGN KEY (case_id, candidate) REFERENCES candidates,
    CHECK ((status IN ('Draft', 'Withdrawn')) OR num_nulls(submitted_by, submitted_post, submitted_at, digest, content) = 0)
);
-- One open request per candidate; a later one is a new row.
CREATE UNIQUE INDEX requests_open ON requests (case_id, candidate) WHERE status IN ('Draft', 'Submitted');
CREATE INDEX requests_submitted ON requests (submitted_at) WHERE status = 'Submitted';

CREATE FUNCTION refuse_refreeze() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.content IS NOT NULL AND (NEW.content, NEW.digest, NEW.case_id, NEW.candidate, NEW.submitted_by, NEW.submitted_at)
        IS DISTINCT FROM (OLD.content, OLD.digest, OLD.case_id, OLD.candidate, OLD.submitted_by, OLD.submitted_at) THEN
        RAISE EXCEPTION 'a submitted request is frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER requests_frozen BEFORE UPDATE ON requests FOR EACH ROW EXECUTE FUNCTION refuse_refreeze();
CREATE TRIGGER requests_kept BEFORE DELETE OR TRUNCATE ON requests FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE decisions (
    request_id integer PRIMARY KEY REFERENCES requests,
    status text NOT NULL CHECK (status IN ('Approved', 'ApprovedWithConditions', 'SentBack', 'Refused')),
    reason text NOT NULL CHECK (reason <> ''),
    conditions text NOT NULL DEFAULT '',
    digest text NOT NULL,
    same_person_reason text NOT NULL DEFAULT '',
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    at timestamptz NOT NULL,
    CHECK (status <> 'ApprovedWithConditions' OR conditions <> '')
);
CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE uses (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id integer NOT NULL UNIQUE REFERENCES requests,
    manager_post integer NOT NULL REFERENCES posts,   -- 外部サービス管理者・クラウドサービス管理者
    use_from date,
    use_until date,
    next_review date,
    recorded_by integer NOT NULL REFERENCES people,
    recorded_at timestamptz NOT NULL
);
