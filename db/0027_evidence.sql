-- Files that back answers (証跡). Their bytes stand once a sheet and never twice; the same file on two sheets is kept
-- twice, so that nobody learns what others hold.
CREATE SEQUENCE evidence_content_ids;
CREATE TABLE evidence_contents (
    id bigint PRIMARY KEY,
    sheet_id integer NOT NULL REFERENCES answer_sheets,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint NOT NULL CHECK (size > 0),
    UNIQUE (sheet_id, sha256)
);
COMMENT ON TABLE evidence_contents IS 'app role: SELECT, INSERT';

-- In pieces, so that neither side ever holds a file as a whole. They arrive before the sheet is locked for the rest.
CREATE TABLE evidence_pieces (
    content_id bigint NOT NULL REFERENCES evidence_contents DEFERRABLE INITIALLY DEFERRED,
    number integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (content_id, number)
);
COMMENT ON TABLE evidence_pieces IS 'app role: SELECT, INSERT';
-- PDF, pictures and office files are packed already.
ALTER TABLE evidence_pieces ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE evidence (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sheet_id integer NOT NULL REFERENCES answer_sheets,
    question text NOT NULL DEFAULT '',            -- empty: for the sheet as a whole
    content_id bigint NOT NULL REFERENCES evidence_contents,
    name text NOT NULL CHECK (name <> ''),        -- text only: no path, no type is ever taken from it
    kind text NOT NULL CHECK (kind IN ('Pdf', 'Png', 'Jpeg', 'Xlsx', 'Docx', 'Pptx', 'Text')),
    confidential boolean NOT NULL,                -- 非開示 (NDA)
    person_id integer REFERENCES people,
    by_name text NOT NULL DEFAULT '',             -- who it was where that is no person of the city
    at timestamptz NOT NULL,
    CHECK (person_id IS NOT NULL OR by_name <> '')
);
COMMENT ON TABLE evidence IS 'app role: SELECT, INSERT';
CREATE INDEX evidence_sheet ON evidence (sheet_id, question, id);
CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 取下げ: the file no longer counts and is no longer handed out; its bytes stay until their retention ends.
CREATE TABLE evidence_withdrawals (
    evidence_id integer PRIMARY KEY REFERENCES evidence,
    reason text NOT NULL CHECK (reason <> ''),
    person_id integer REFERENCES people,
    by_name text NOT NULL DEFAULT '',
    at timestamptz NOT NULL,
    CHECK (person_id IS NOT NULL OR by_name <> '')
);
COMMENT ON TABLE evidence_withdrawals IS 'app role: SELECT, INSERT';
CREATE TRIGGER evidence_withdrawals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_withdrawals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
