-- A vendor's own papers (CAIQ, HECVAT) are kept as filled workbooks are: paper names the foreign form, null for our own
-- questionnaire; the version is what the file says or a person chose.
ALTER TABLE workbook_imports
    ADD COLUMN paper text CHECK (paper <> ''),
    ADD COLUMN paper_version text CHECK (paper_version <> '');

-- What a person made of a proposal (回答候補); the newest counts.
CREATE TABLE proposal_decisions (
    import_id integer NOT NULL REFERENCES workbook_imports,
    question text NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    decision text NOT NULL CHECK (decision IN ('Accepted', 'Edited', 'Rejected')),
    answer_revision integer,           -- the answer that came of it
    person_id integer NOT NULL REFERENCES people,
    at timestamptz NOT NULL,
    PRIMARY KEY (import_id, question, number),
    CHECK ((decision = 'Rejected') = (answer_revision IS NULL))
);
COMMENT ON TABLE proposal_decisions IS 'app role: SELECT, INSERT';
CREATE TRIGGER proposal_decisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON proposal_decisions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
