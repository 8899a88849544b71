-- What the city notes beside a vendor's answer, and what its people say to each other about a question.

-- For questions that the vendor answers and the city notes (V/D, V/I): the city's view in one case of one candidate.
-- The newest revision counts, an empty text withdraws.
CREATE TABLE city_notes (
    case_id integer NOT NULL,
    candidate integer NOT NULL,
    question text NOT NULL,
    revision integer NOT NULL CHECK (revision > 0),
    content text NOT NULL,
    person_id integer NOT NULL REFERENCES people,
    at timestamptz NOT NULL,
    PRIMARY KEY (case_id, candidate, question, revision),
    FOREIGN KEY (case_id, candidate) REFERENCES candidates
);
COMMENT ON TABLE city_notes IS 'app role: SELECT, INSERT';
CREATE TRIGGER city_notes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON city_notes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Between department and reviewer, about one question; without candidate about what the case itself answers.
-- The newest of a question says whether it is still open.
CREATE TABLE comments (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id integer NOT NULL REFERENCES cases,
    candidate integer,
    question text NOT NULL,
    content text NOT NULL CHECK (content <> ''),
    settles boolean NOT NULL,
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    at timestamptz NOT NULL,
    FOREIGN KEY (case_id, candidate) REFERENCES candidates
);
COMMENT ON TABLE comments IS 'app role: SELECT, INSERT';
CREATE INDEX comments_question ON comments (case_id, candidate, question, id DESC);
CREATE TRIGGER comments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON comments
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An open page asks every few seconds what others have changed on its sheet.
CREATE INDEX answers_sheet_at ON answers (sheet_id, at);
