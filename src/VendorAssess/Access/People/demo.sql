-- Invented people, marked as such, each with a post in an invented department. Runs at every start with the demo on, and
-- adds only people who are missing: what was changed since about those who are there stays changed.

WITH wanted (login, name, parent, department, role, title) AS (
    VALUES
        ('shimin-tanto', '青木 はるか', '市民部', '市民課', 'applicant', '担当者'),
        ('shimin-kacho', '井上 誠', '市民部', '市民課', 'manager', '情報セキュリティ管理者'),
        ('shimin-bucho', '上田 正子', NULL, '市民部', 'officer', '情報セキュリティ責任者'),
        ('fukushi-tanto', '遠藤 大輔', '福祉部', '福祉課', 'applicant', '担当者'),
        ('fukushi-kacho', '岡田 由美', '福祉部', '福祉課', 'manager', '情報セキュリティ管理者'),
        ('fukushi-bucho', '加藤 進', NULL, '福祉部', 'officer', '情報セキュリティ責任者'),
        ('tokatsu', '木村 健一', NULL, '情報政策課', 'chief', '統括情報セキュリティ責任者'),
        ('joho-kacho', '近藤 彩', NULL, '情報政策課', 'delegate', '情報政策課長'),
        ('ciso', '工藤 恵', NULL, '市長部局', 'ciso', '最高情報セキュリティ責任者'),
        ('keiyaku', '小林 直樹', NULL, '契約課', 'procurement', '契約担当'),
        ('kansa', '佐々木 文', NULL, '監査委員事務局', 'auditor', '情報セキュリティ監査担当'),
        ('kanri', '清水 翔', NULL, '情報政策課', 'administrator', 'システム管理者')
), people_added AS (
    INSERT INTO people (login, name, password_hash, demo)
    SELECT login, name || '（デモ）', @hash, true
    FROM wanted
    ON CONFLICT DO NOTHING
    RETURNING id, login
), settling AS (
    SELECT p.id AS person_id, w.parent || '（デモ）' AS parent, w.department || '（デモ）' AS department, w.role, w.title
    FROM wanted w
    JOIN people_added p ON p.login = w.login
), tops_added AS (
    INSERT INTO departments (name)
    SELECT parent FROM settling WHERE parent IS NOT NULL
    UNION
    SELECT department FROM settling WHERE parent IS NULL
    ON CONFLICT DO NOTHING
    RETURNING id, name
), tops AS (
    SELECT id, name FROM tops_added
    UNION ALL
    SELECT id, name FROM departments WHERE until_date IS NULL
), below_added AS (
    INSERT INTO departments (name, parent_id)
    SELECT DISTINCT s.department, t.id
    FROM settling s
    JOIN tops t ON t.name = s.parent
    ON CONFLICT DO NOTHING
    RETURNING id, name
), places AS (
    SELECT id, name FROM tops
    UNION ALL
    SELECT id, name FROM below_added
), posts_added AS (
    INSERT INTO posts (department_id, role, title)
    SELECT p.id, s.role, s.title
    FROM settling s
    JOIN places p ON p.name = s.department
    ON CONFLICT DO NOTHING
    RETURNING id, department_id, role, title
), posts_there AS (
    SELECT id, department_id, role, title FROM posts_added
    UNION ALL
    SELECT id, department_id, role, title FROM posts
), held AS (
    INSERT INTO post_holders (post_id, person_id, from_date)
    SELECT post.id, s.person_id, DATE '2026-04-01'
    FROM settling s
    JOIN places p ON p.name = s.department
    JOIN posts_there post ON post.department_id = p.id AND post.role = s.role AND post.title = s.title
    RETURNING post_id, person_id
)
INSERT INTO post_delegations (post_id, delegate_post, from_date, scope, reason, recorded_by, recorded_at)
SELECT chief.id, post.id, DATE '2026-04-01', '{light,report}', '定例の事務の処理（デモ）', held.person_id, now()
FROM held
JOIN posts_there post ON post.id = held.post_id AND post.role = 'delegate'
JOIN posts_there chief ON chief.department_id = post.department_id AND chief.role = 'chief';

-- Invented retention, until an administrator records another one.
INSERT INTO retention_rules (kind, years, first_month, decides, basis, person_id)
SELECT w.kind, w.years, 4, '{officer}', '文書取扱規程（デモ）', p.id
FROM (VALUES ('Withdrawn', 1), ('NotUsed', 3), ('UseEnded', 5)) AS w (kind, years)
JOIN people p ON p.login = 'kanri' AND p.demo
WHERE NOT EXISTS (SELECT FROM retention_rules);

-- Everybody knows their passwords: a second factor that one visitor registers must not shut out the next for long.
DELETE FROM passkeys k USING people p WHERE p.id = k.person_id AND p.demo;
DELETE FROM recovery_codes c USING people p WHERE p.id = c.person_id AND p.demo;
UPDATE people SET authenticator_key = NULL WHERE demo AND authenticator_key IS NOT NULL;

-- What was written just now counts, and has its entry; at the next starts there is nothing.
INSERT INTO audit_log (action, subject_kind, subject_id)
SELECT 'demo.settled', 'rows', 'demo'
WHERE current_setting('vendorassess.sealed', true) <> '';
