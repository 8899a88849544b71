-- More than a password: codes of an authenticator app, recovery codes, passkeys; and what shows a person whether it
-- was really they who signed in.

ALTER TABLE people
    ADD COLUMN authenticator_key text,    -- protected by the key ring; null while no app is registered
    -- The newest step of 30 seconds whose code was used: no code counts twice.
    ADD COLUMN authenticator_step bigint NOT NULL DEFAULT 0,
    ADD COLUMN last_sign_in_from text,
    -- Since the last sign-in.
    ADD COLUMN failed_sign_ins integer NOT NULL DEFAULT 0 CHECK (failed_sign_ins >= 0);

ALTER TABLE sessions
    ADD COLUMN id integer GENERATED ALWAYS AS IDENTITY UNIQUE,    -- what its person's list names it by
    ADD COLUMN method text NOT NULL DEFAULT 'Password'
        CHECK (method IN ('Password', 'Authenticator', 'RecoveryCode', 'Passkey', 'Proxy')),
    ADD COLUMN network text,
    ADD COLUMN browser text;

-- Tries since the last counted guess that came before their wait was over.
ALTER TABLE sign_in_failures ADD COLUMN turned_away integer NOT NULL DEFAULT 0;

-- One set per person under one salt; hashed as slowly as passwords, because they are short enough to be typed.
CREATE TABLE recovery_codes (
    person_id integer NOT NULL REFERENCES people,
    salt bytea NOT NULL CHECK (length(salt) = 16),
    code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
    used_at timestamptz,
    PRIMARY KEY (person_id, code_hash)
);

CREATE TABLE passkeys (
    credential_id bytea PRIMARY KEY CHECK (length(credential_id) BETWEEN 1 AND 1023),
    person_id integer NOT NULL REFERENCES people,
    name text NOT NULL CHECK (name <> ''),
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL CHECK (sign_count >= 0),
    transports text[] NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    created_at timestamptz NOT NULL,
    last_used_at timestamptz
);
CREATE INDEX passkeys_person ON passkeys (person_id);

-- Challenges that a passkey has answered, until they are too old to count anyway: no answer counts twice.
CREATE TABLE spent_challenges (
    challenge_hash bytea PRIMARY KEY CHECK (length(challenge_hash) = 32),
    spent_at timestamptz NOT NULL
);
CREATE INDEX spent_challenges_age ON spent_challenges (spent_at);
