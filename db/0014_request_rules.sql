-- A request carries whom its procedure lets submit and decide, so that "waits for me" is one indexed question; and the
-- database itself knows which step may follow which, and that a decision is on what was submitted.
ALTER TABLE requests
    ADD COLUMN procedure_title text NOT NULL DEFAULT '',
    ADD COLUMN submits text[] NOT NULL DEFAULT '{}',     -- roles of the policy's procedure
    ADD COLUMN decides text[] NOT NULL DEFAULT '{}',
    ADD COLUMN withdrawn_by integer REFERENCES people,
    ADD COLUMN withdrawn_at timestamptz,
    ADD CONSTRAINT requests_period CHECK (use_until >= use_from),
    ADD CONSTRAINT requests_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
    ADD CONSTRAINT requests_content UNIQUE (id, digest);
CREATE INDEX requests_candidate ON requests (case_id, candidate, id);

ALTER TABLE decisions ADD CONSTRAINT decisions_on_content
    FOREIGN KEY (request_id, digest) REFERENCES requests (id, digest);

CREATE OR REPLACE FUNCTION refuse_refreeze() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.case_id, NEW.candidate, NEW.drafted_by, NEW.drafted_at)
        IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.candidate, OLD.drafted_by, OLD.drafted_at) THEN
        RAISE EXCEPTION 'a request stays with its candidate';
    END IF;
    IF OLD.status <> 'Draft'
        AND to_jsonb(NEW) - '{status,version,withdrawn_by,withdrawn_at}'::text[]
            IS DISTINCT FROM to_jsonb(OLD) - '{status,version,withdrawn_by,withdrawn_at}'::text[] THEN
        RAISE EXCEPTION 'a submitted request is frozen';
    END IF;
    IF NEW.status <> OLD.status AND NOT (
        OLD.status = 'Draft' AND NEW.status IN ('Submitted', 'Withdrawn')
        OR OLD.status = 'Submitted' AND NEW.status IN
            ('Approved', 'ApprovedWithConditions', 'SentBack', 'Refused', 'Withdrawn')) THEN
        RAISE EXCEPTION 'a request does not go from % to %', OLD.status, NEW.status;
    END IF;
    RETURN NEW;
END $$;

-- The register is kept as it was recorded; only the days move on.
CREATE INDEX uses_review ON uses (next_review);
