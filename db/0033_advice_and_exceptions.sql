-- What stands before and beside a request: advice asked for and given, and 例外措置. All of it is only ever added to.

-- Asked by the department; given by who holds one of the roles.
CREATE TABLE advice (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id integer NOT NULL REFERENCES cases,
    procedure text NOT NULL,
    label text NOT NULL,              -- what the policy calls it: 助言, 協議
    gives text[] NOT NULL,            -- roles of the policy's procedure
    asked text NOT NULL CHECK (asked <> ''),
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    via text NOT NULL CHECK (via IN ('Holder', 'Substitute', 'Delegate')),
    at timestamptz NOT NULL
);
COMMENT ON TABLE advice IS 'app role: SELECT, INSERT';
CREATE INDEX advice_case ON advice (case_id, id);

CREATE TABLE advice_given (
    advice_id integer PRIMARY KEY REFERENCES advice,
    text text NOT NULL CHECK (text <> ''),
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    via text NOT NULL CHECK (via IN ('Holder', 'Substitute', 'Delegate')),
    at timestamptz NOT NULL
);
COMMENT ON TABLE advice_given IS 'app role: SELECT, INSERT';

-- 例外措置: bound to what was asked for, as a request is.
CREATE TABLE exceptions (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id integer NOT NULL,
    candidate integer NOT NULL,
    requirements text[] NOT NULL CHECK (cardinality(requirements) > 0),
    reason text NOT NULL CHECK (reason <> ''),
    measures text NOT NULL CHECK (measures <> ''),    -- what is done in place of what is not met
    from_date date NOT NULL,
    until_date date NOT NULL,
    taken_on date,                                    -- in an emergency: since when, reported afterwards
    decides text[] NOT NULL,                          -- roles of the policy
    content text NOT NULL,                            -- the canonical form, frozen
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    via text NOT NULL CHECK (via IN ('Holder', 'Substitute', 'Delegate')),
    at timestamptz NOT NULL,
    FOREIGN KEY (case_id, candidate) REFERENCES candidates,
    UNIQUE (id, digest),
    CHECK (until_date >= from_date)
);
COMMENT ON TABLE exceptions IS 'app role: SELECT, INSERT';
CREATE INDEX exceptions_candidate ON exceptions (case_id, candidate, id);
CREATE INDEX exceptions_ending ON exceptions (until_date);

-- The one end of what was asked for.
CREATE TABLE exception_outcomes (
    exception_id integer PRIMARY KEY,
    status text NOT NULL CHECK (status IN ('Granted', 'Refused', 'Withdrawn')),
    reason text NOT NULL CHECK (reason <> ''),
    digest text NOT NULL,
    same_person_reason text NOT NULL DEFAULT '',
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    via text NOT NULL CHECK (via IN ('Holder', 'Substitute', 'Delegate')),
    at timestamptz NOT NULL,
    FOREIGN KEY (exception_id, digest) REFERENCES exceptions (id, digest)
);
COMMENT ON TABLE exception_outcomes IS 'app role: SELECT, INSERT';

CREATE TRIGGER advice_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON advice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER advice_given_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON advice_given
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exceptions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exceptions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exception_outcomes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exception_outcomes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
