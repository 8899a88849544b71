-- Under which edition of the questions an answer was given; null for those from before this was kept.
ALTER TABLE answers ADD COLUMN bank_hash text;

-- What the city itself says beside a vendor's answer (V/D, V/I): kept apart, so that neither overwrites the other. Only
-- ever added; the newest revision counts, an empty text withdraws.
CREATE TABLE city_notes (
    sheet_id integer NOT NULL REFERENCES answer_sheets,
    question text NOT NULL,
    revision integer NOT NULL CHECK (revision > 0),
    note text NOT NULL,
    person_id integer NOT NULL REFERENCES people,
    at timestamptz NOT NULL,
    PRIMARY KEY (sheet_id, question, revision)
);
COMMENT ON TABLE city_notes IS 'app role: SELECT, INSERT';
CREATE TRIGGER city_notes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON city_notes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The one place that says who reads which sheet; every read of a sheet joins it. What a vendor says of its service is no
-- department's secret, so whoever works on cases, decides or audits reads it; others only where they see a case with it.
-- "considered": whether the person sees such a case; what is under NDA is for these alone.
-- (held_posts comes with 0031; this body is looked at when it is first called.)
SET LOCAL check_function_bodies = off;
CREATE FUNCTION visible_sheets(person integer, today date)
RETURNS TABLE (sheet_id integer, service_id integer, case_id integer, considered boolean) STABLE LANGUAGE sql AS $$
    WITH seen AS (
        SELECT v.case_id FROM visible_cases(person, today) v
    ), sheets AS (
        SELECT h.id, h.service_id, h.case_id, CASE
            WHEN h.service_id IS NULL THEN EXISTS (SELECT FROM seen WHERE seen.case_id = h.case_id)
            ELSE EXISTS (
                SELECT FROM candidates k JOIN seen ON seen.case_id = k.case_id WHERE k.service_id = h.service_id)
            END AS considered
        FROM answer_sheets h
    )
    SELECT s.id, s.service_id, s.case_id, s.considered
    FROM sheets s
    WHERE s.considered OR (s.service_id IS NOT NULL AND EXISTS (
        SELECT
        FROM held_posts(person, today) h
        WHERE h.role IN ('applicant', 'manager', 'system-manager', 'officer', 'chief', 'ciso', 'auditor')))
$$;
