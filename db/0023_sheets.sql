-- Under which edition of the questions an answer was given; null for those from before this was kept.
ALTER TABLE answers ADD COLUMN bank_hash text;

-- The one place that says who reads a sheet, a service's or a case's own; every read of one joins it. What a vendor says
-- of its service is no department's secret, so whoever works on cases, decides or audits reads it; others only where they
-- see a case with it. "considered": whether the person sees such a case; what is under NDA is for these alone.
-- A function with a plan of its own: inlined into each statement, planning would cost more than running.
CREATE FUNCTION readable_sheet(person integer, today date, of_service integer, of_case integer)
RETURNS TABLE (sheet_id integer, considered boolean) STABLE ROWS 1 LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
    WITH sheet AS MATERIALIZED (
        SELECT h.id, h.service_id, EXISTS (
            SELECT
            FROM visible_cases(person, today) v
            WHERE v.case_id = h.case_id
               OR v.case_id IN (SELECT k.case_id FROM candidates k WHERE k.service_id = h.service_id)) AS seen
        FROM answer_sheets h
        WHERE h.service_id = of_service OR h.case_id = of_case
    )
    SELECT s.id, s.seen
    FROM sheet s
    WHERE s.seen OR (s.service_id IS NOT NULL AND EXISTS (
        SELECT
        FROM held_posts(person, today) p
        WHERE p.role IN ('applicant', 'manager', 'system-manager', 'officer', 'chief', 'ciso', 'auditor')));
END $$;
