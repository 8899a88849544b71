-- 代理 and 委任 that a transfer ends: of whoever moves, and of the posts whose holder changes. As they were before, so that
-- they come back when the transfer is taken back; what had not begun by then was taken away as a whole.
CREATE TABLE transfer_acting (
    transfer_id integer NOT NULL REFERENCES transfers,
    kind text NOT NULL CHECK (kind IN ('Substitution', 'Delegation')),
    acting_id integer NOT NULL,
    post_id integer NOT NULL REFERENCES posts,
    person_id integer REFERENCES people,        -- who substitutes
    delegate_post integer REFERENCES posts,     -- which post handles the work
    from_date date NOT NULL,
    until_date date,
    scope text[] NOT NULL,
    reason text NOT NULL,
    recorded_by integer NOT NULL REFERENCES people,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (transfer_id, kind, acting_id),
    CHECK (num_nonnulls(person_id, delegate_post) = 1)
);
COMMENT ON TABLE transfer_acting IS 'app role: SELECT, INSERT';
CREATE TRIGGER transfer_acting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer_acting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
