-- Every edition that has been in force here, with or without a case under it. Its files stand in edition_files by their
-- hash, so that it can be read and compared after the files on disk moved on.
CREATE TABLE editions (
    policy text NOT NULL,           -- the policy's id; empty for the questions
    hash text NOT NULL,
    bank_hash text NOT NULL,        -- the questions that it was in force with; the questions' own hash for themselves
    title text NOT NULL,
    edition text NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (hash, bank_hash)
);
COMMENT ON TABLE editions IS 'app role: SELECT, INSERT';
COMMENT ON TABLE edition_files IS 'app role: SELECT, INSERT';
CREATE INDEX editions_policy ON editions (policy, since);
CREATE INDEX cases_edition ON cases (policy_hash, bank_hash);

-- Editions that cases began under before this table was there; title and edition are lines of the file itself.
CREATE FUNCTION line_of(content text, key text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
    SELECT coalesce(trim(both E' "\r' FROM substring(content FROM '(?n)^' || key || ':(.*)$')), '')
$$;
INSERT INTO editions (policy, hash, bank_hash, title, edition, since)
SELECT c.policy, c.policy_hash, c.bank_hash, line_of(f.content, 'title'), line_of(f.content, 'edition'), min(c.created_at)
FROM cases c
JOIN edition_files f ON f.hash = c.policy_hash
GROUP BY c.policy, c.policy_hash, c.bank_hash, f.content;
INSERT INTO editions (policy, hash, bank_hash, title, edition, since)
SELECT '', c.bank_hash, c.bank_hash, line_of(f.content, 'bank'), line_of(f.content, 'edition'), min(c.created_at)
FROM cases c
JOIN edition_files f ON f.hash = c.bank_hash AND f.name = '_bank.yaml'
GROUP BY c.bank_hash, f.content;
DROP FUNCTION line_of(text, text);
