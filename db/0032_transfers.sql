-- 人事異動 from a file, and departments that close with their work going on elsewhere.

-- Made and closed, never taken away.
COMMENT ON TABLE departments IS 'app role: SELECT, INSERT, UPDATE';
COMMENT ON TABLE posts IS 'app role: SELECT, INSERT, UPDATE';
COMMENT ON TABLE people IS 'app role: SELECT, INSERT, UPDATE';

ALTER TABLE departments
    ADD COLUMN uses_post integer REFERENCES posts,    -- who manages its uses after its last day
    ADD COLUMN handed_over_at timestamptz,            -- when its work went to the successor
    ADD CONSTRAINT departments_uses_post CHECK (uses_post IS NULL OR successor_id IS NOT NULL);
CREATE INDEX departments_handing_over ON departments (until_date)
    WHERE successor_id IS NOT NULL AND handed_over_at IS NULL;

-- Asked for at every sign of a vacancy, and by every list of posts.
CREATE INDEX posts_department ON posts (department_id);
CREATE INDEX uses_manager ON uses (manager_post);

-- A file is looked at first, then applied to a day; it can be cancelled while that day has not come.
CREATE TABLE transfers (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day date NOT NULL,    -- the first day of those who take a post
    state text NOT NULL DEFAULT 'Previewed' CHECK (state IN ('Previewed', 'Applied', 'Cancelled')),
    file_name text NOT NULL,
    file_sha256 text NOT NULL CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
    rows jsonb NOT NULL,    -- as they were read, with the names in them; emptied when applied
    read_by integer NOT NULL REFERENCES people,
    read_at timestamptz NOT NULL,
    applied_by integer REFERENCES people,
    applied_at timestamptz,
    cancelled_by integer REFERENCES people,
    cancelled_at timestamptz,
    CHECK ((state = 'Previewed') = (applied_at IS NULL)),
    CHECK ((state = 'Cancelled') = (cancelled_at IS NOT NULL))
);

-- What a transfer did, so that it can be told and taken back.
CREATE TABLE transfer_changes (
    transfer_id integer NOT NULL REFERENCES transfers,
    post_id integer NOT NULL REFERENCES posts,
    person_id integer NOT NULL REFERENCES people,
    kind text NOT NULL CHECK (kind IN ('Leaves', 'Takes')),
    from_date date NOT NULL,
    until_date date,    -- of a leaver: the last day that stood there before
    PRIMARY KEY (transfer_id, post_id, person_id, kind)
);
COMMENT ON TABLE transfer_changes IS 'app role: SELECT, INSERT';
CREATE TRIGGER transfer_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer_changes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The accounts that a transfer brought in; nobody can sign in to one before a password has been issued.
CREATE TABLE transfer_newcomers (
    transfer_id integer NOT NULL REFERENCES transfers,
    person_id integer NOT NULL REFERENCES people,
    password_issued_at timestamptz,
    PRIMARY KEY (transfer_id, person_id)
);

-- 市民部 › 市民課.
CREATE FUNCTION department_path(department integer) RETURNS text STABLE LANGUAGE sql AS $$
    SELECT string_agg(d.name, ' › ' ORDER BY l.place DESC)
    FROM unnest(lineage(department)) WITH ORDINALITY AS l (id, place)
    JOIN departments d ON d.id = l.id
$$;
