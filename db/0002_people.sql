-- Departments, people and the posts they hold. Rights hang on posts: at 人事異動 only post_holders changes.

CREATE TABLE departments (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name <> ''),
    parent_id integer REFERENCES departments
);

CREATE TABLE people (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login text NOT NULL UNIQUE CHECK (login <> '' AND login = lower(login)),
    name text NOT NULL CHECK (name <> ''),
    password_hash text NOT NULL,
    password_must_change boolean NOT NULL DEFAULT false,
    -- Changes with the password or the rights to sign in; ends every session that began under another value.
    security_stamp uuid NOT NULL DEFAULT gen_random_uuid(),
    active boolean NOT NULL DEFAULT true,
    demo boolean NOT NULL DEFAULT false,
    last_sign_in_at timestamptz
);

CREATE TABLE posts (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    department_id integer NOT NULL REFERENCES departments,
    role text NOT NULL CHECK (role IN ('applicant', 'manager', 'officer', 'chief', 'ciso',
                                       'procurement', 'auditor', 'administrator')),
    title text NOT NULL CHECK (title <> ''),
    UNIQUE (department_id, role, title)
);

CREATE TABLE post_holders (
    post_id integer NOT NULL REFERENCES posts,
    person_id integer NOT NULL REFERENCES people,
    from_date date NOT NULL,
    until_date date,    -- the last day; open when null
    PRIMARY KEY (post_id, person_id, from_date),
    CHECK (until_date >= from_date)
);
CREATE INDEX post_holders_person ON post_holders (person_id);

-- One row per sign-in; the cookie holds the token, the table only its SHA-256.
CREATE TABLE sessions (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    person_id integer NOT NULL REFERENCES people,
    security_stamp uuid NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
);
CREATE INDEX sessions_person ON sessions (person_id);
CREATE INDEX sessions_seen ON sessions (seen_at);

-- Wrong guesses per account and network, and per network over all accounts (account_hash of the empty name).
-- Logins stand here only as hashes: people type passwords into the wrong field.
CREATE TABLE sign_in_failures (
    account_hash bytea NOT NULL CHECK (length(account_hash) = 32),
    network text NOT NULL,
    failures integer NOT NULL CHECK (failures > 0),
    last_failed_at timestamptz NOT NULL,
    PRIMARY KEY (account_hash, network)
);
CREATE INDEX sign_in_failures_age ON sign_in_failures (last_failed_at);
