-- A row in every table that can hang on a case, each with the words to look for afterwards where it holds any.
WITH sheet AS (
    INSERT INTO answer_sheets (service_id) SELECT service_id FROM candidates WHERE case_id = @case RETURNING id
), own AS (
    INSERT INTO answer_sheets (case_id) VALUES (@case) RETURNING id
), import AS (
    INSERT INTO workbook_imports (case_id, candidate, sheet_id, file_name, file_sha256, file, preview, state, person_id, at)
    SELECT @case, 1, id, '質問票.xlsx', repeat('a', 64), convert_to(@words, 'UTF8'), jsonb_build_object('Lines', @words),
           'Stored', @person, now()
    FROM sheet
    RETURNING id, sheet_id
), proposal AS (
    INSERT INTO proposal_decisions (import_id, question, number, decision, answer_revision, person_id, at)
    SELECT id, 'KM02', 1, 'Accepted', 1, @person, now() FROM import
), link AS (
    INSERT INTO answer_links (case_id, candidate, sheet_id, groups, company, recipient, address, contact, message, due,
                              expires_on, created_by, created_at)
    SELECT @case, 1, id, '{KM}', @words, @words, @words, @words, @words, '2026-12-01', '2026-12-31', @person, now()
    FROM sheet
    RETURNING id, sheet_id
), sub AS (
    INSERT INTO answer_links (parent_id, case_id, candidate, sheet_id, groups, recipient, due, expires_on, created_at)
    SELECT id, @case, 1, sheet_id, '{KM}', @words, '2026-12-01', '2026-12-31', now() FROM link
), token AS (
    INSERT INTO answer_link_tokens (token_hash, link_id, made_at) SELECT sha256('t'), id, now() FROM link
), session AS (
    INSERT INTO link_sessions (token_hash, link_id, company, name, started_at, seen_at)
    SELECT sha256('s'), id, @words, @words, now(), now() FROM link
), submission AS (
    INSERT INTO answer_submissions (link_id, number, company, name, title, unanswered, content, digest, at)
    SELECT id, 1, @words, @words, @words, 0, @words, repeat('b', 64), now() FROM link
), mail AS (
    INSERT INTO mail_outbox (dedupe_key, kind, link_id, to_address, subject, body, created_at, not_before)
    SELECT 'invitation', 'invitation', id, @words, @words, @words, now(), now() FROM link
), answer AS (
    INSERT INTO answers (sheet_id, question, revision, value, note, source, import_id, link_id, person_id, by_name, at)
    SELECT i.sheet_id, 'KM02', 1, '"a"'::jsonb, @shared, 'Workbook', i.id, NULL::integer, @person, '', now() FROM import i
    UNION ALL
    SELECT l.sheet_id, 'KM03', 1, '"a"', @shared, 'Link', NULL, l.id, NULL, '事業者の人', now() FROM link l
    UNION ALL
    SELECT o.id, 'SV04', 1, '"a"', @words, 'Browser', NULL, NULL, @person, '', now() FROM own o
), content AS (
    INSERT INTO evidence_contents (id, sheet_id, sha256, size)
    SELECT 1, id, repeat('c', 64), 7 FROM sheet
    UNION ALL
    SELECT 2, id, repeat('d', 64), 8 FROM own
    RETURNING id, sheet_id
), piece AS (
    INSERT INTO evidence_pieces (content_id, number, bytes)
    SELECT id, 1, convert_to(CASE id WHEN 1 THEN @shared ELSE @words END, 'UTF8') FROM content
), file AS (
    INSERT INTO evidence (sheet_id, question, content_id, name, kind, confidential, person_id, at)
    SELECT sheet_id, '', id, CASE id WHEN 1 THEN @shared ELSE @words END, 'Text', false, @person, now() FROM content
    RETURNING id, content_id
), given AS (
    INSERT INTO link_files (evidence_id, link_id) SELECT f.id, l.id FROM file f, link l WHERE f.content_id = 1
), withdrawal AS (
    INSERT INTO evidence_withdrawals (evidence_id, reason, person_id, at)
    SELECT id, @words, @person, now() FROM file WHERE content_id = 2
), noted AS (
    INSERT INTO city_notes (case_id, candidate, question, revision, content, person_id, at)
    VALUES (@case, 1, 'KM02', 1, @words, @person, now())
), recorded AS (
    INSERT INTO city_records (case_id, record, revision, content, person_id, at)
    VALUES (@case, 'W01', 1, @words, @person, now())
), commented AS (
    INSERT INTO comments (case_id, candidate, question, content, settles, person_id, post_id, at)
    VALUES (@case, 1, 'KM02', @words, false, @person, @post, now())
), override AS (
    INSERT INTO overrides (case_id, candidate, requirement, revision, status, reason, person_id, post_id, at)
    VALUES (@case, 1, 'K56', 1, 'Met', @words, @person, @post, now())
), request AS (
    INSERT INTO requests (case_id, candidate, procedure, status, statement, network, drafted_by, drafted_at, submitted_by,
                          submitted_post, submitted_at, digest, content)
    VALUES (@case, 1, 'full', 'ApprovedWithConditions', @words, @words, @person, now(), @person, @post, now(),
            repeat('e', 64), @words)
    RETURNING id, digest
), decision AS (
    INSERT INTO decisions (request_id, status, reason, conditions, digest, person_id, post_id, at)
    SELECT id, 'ApprovedWithConditions', @words, @words, digest, @person, @post, now() FROM request
), message AS (
    INSERT INTO review_messages (request_id, requirement, kind, text, person_id, post_id, via, at)
    SELECT id, 'K56', 'Asked', @words, @person, @post, 'Holder', now() FROM request
), use AS (
    INSERT INTO uses (request_id, manager_post, use_from, recorded_by, recorded_at)
    SELECT id, @post, '2026-12-01', @person, now() FROM request
    RETURNING id
), manager AS (
    INSERT INTO use_managers (use_id, title, post_id) SELECT id, @words, @post FROM use
), user_too AS (
    INSERT INTO use_departments (use_id, department_id) SELECT id, 3 FROM use
), condition AS (
    INSERT INTO checks (use_id, kind, text, due, post_id, created_by, created_at)
    SELECT id, 'Condition', @words, '2026-12-31', @post, @person, now() FROM use
    RETURNING id
), checked AS (
    INSERT INTO check_results (check_id, revision, result, note, person_id, post_id, via, at)
    SELECT id, 1, 'Done', @words, @person, @post, 'Holder', now() FROM condition
), exception AS (
    INSERT INTO exceptions (case_id, candidate, requirements, reason, measures, from_date, until_date, decides, content,
                            digest, person_id, post_id, via, at)
    VALUES (@case, 1, '{K56}', @words, @words, '2026-12-01', '2027-11-30', '{ciso}', @words, repeat('f', 64), @person,
            @post, 'Holder', now())
    RETURNING id, digest
), outcome AS (
    INSERT INTO exception_outcomes (exception_id, status, reason, digest, person_id, post_id, via, at)
    SELECT id, 'Granted', @words, digest, @person, @post, 'Holder', now() FROM exception
), asked AS (
    INSERT INTO advice (case_id, procedure, label, gives, asked, person_id, post_id, via, at)
    VALUES (@case, 'full', '助言', '{chief}', @words, @person, @post, 'Holder', now())
    RETURNING id
)
INSERT INTO advice_given (advice_id, text, person_id, post_id, via, at)
SELECT id, @words, @person, @post, 'Holder', now() FROM asked
