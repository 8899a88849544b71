-- Keys that protect cookies and forms: every app process reads the same ring, so a person may move between them.
CREATE TABLE data_protection_keys (
    friendly_name text        PRIMARY KEY,
    xml           text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE data_protection_keys IS 'app role: SELECT, INSERT';
