-- Which evidence was given by a link: whoever comes by it sees these files and no others. The files' own table is made
-- after this one, so no key leads there; both rows are written in one statement.
CREATE TABLE link_files (
    evidence_id integer PRIMARY KEY,
    link_id integer NOT NULL REFERENCES answer_links
);
COMMENT ON TABLE link_files IS 'app role: SELECT, INSERT';
CREATE INDEX link_files_link ON link_files (link_id);
