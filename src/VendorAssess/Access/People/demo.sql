-- Invented people and departments, marked as such. Runs at every start with the demo on, and adds only what is missing.

INSERT INTO departments (name)
VALUES ('市民課（デモ）'), ('福祉課（デモ）'), ('市民部（デモ）'), ('福祉部（デモ）'),
       ('情報政策課（デモ）'), ('市長部局（デモ）'), ('契約課（デモ）'), ('監査委員事務局（デモ）')
ON CONFLICT DO NOTHING;

UPDATE departments child
SET parent_id = parent.id
FROM departments parent
WHERE child.parent_id IS NULL
    AND (child.name, parent.name) IN (('市民課（デモ）', '市民部（デモ）'), ('福祉課（デモ）', '福祉部（デモ）'));

INSERT INTO people (login, name, password_hash, demo)
SELECT login, name || '（デモ）', @hash, true
FROM (VALUES
    ('shimin-tanto', '青木 はるか'),
    ('shimin-kacho', '井上 誠'),
    ('shimin-bucho', '上田 正子'),
    ('fukushi-tanto', '遠藤 大輔'),
    ('fukushi-kacho', '岡田 由美'),
    ('fukushi-bucho', '加藤 進'),
    ('tokatsu', '木村 健一'),
    ('ciso', '工藤 恵'),
    ('keiyaku', '小林 直樹'),
    ('kansa', '佐々木 文'),
    ('kanri', '清水 翔')) AS invented (login, name)
ON CONFLICT DO NOTHING;

INSERT INTO posts (department_id, role, title)
SELECT d.id, wanted.role, wanted.title
FROM (VALUES
    ('市民課（デモ）', 'applicant', '担当者'),
    ('市民課（デモ）', 'manager', '情報セキュリティ管理者'),
    ('市民部（デモ）', 'officer', '情報セキュリティ責任者'),
    ('福祉課（デモ）', 'applicant', '担当者'),
    ('福祉課（デモ）', 'manager', '情報セキュリティ管理者'),
    ('福祉部（デモ）', 'officer', '情報セキュリティ責任者'),
    ('情報政策課（デモ）', 'chief', '統括情報セキュリティ責任者'),
    ('市長部局（デモ）', 'ciso', '最高情報セキュリティ責任者'),
    ('契約課（デモ）', 'procurement', '契約担当'),
    ('監査委員事務局（デモ）', 'auditor', '情報セキュリティ監査担当'),
    ('情報政策課（デモ）', 'administrator', 'システム管理者')) AS wanted (department, role, title)
JOIN departments d ON d.name = wanted.department
ON CONFLICT DO NOTHING;

INSERT INTO post_holders (post_id, person_id, from_date)
SELECT post.id, p.id, DATE '2026-04-01'
FROM (VALUES
    ('shimin-tanto', '市民課（デモ）', 'applicant'),
    ('shimin-kacho', '市民課（デモ）', 'manager'),
    ('shimin-bucho', '市民部（デモ）', 'officer'),
    ('fukushi-tanto', '福祉課（デモ）', 'applicant'),
    ('fukushi-kacho', '福祉課（デモ）', 'manager'),
    ('fukushi-bucho', '福祉部（デモ）', 'officer'),
    ('tokatsu', '情報政策課（デモ）', 'chief'),
    ('ciso', '市長部局（デモ）', 'ciso'),
    ('keiyaku', '契約課（デモ）', 'procurement'),
    ('kansa', '監査委員事務局（デモ）', 'auditor'),
    ('kanri', '情報政策課（デモ）', 'administrator')) AS wanted (login, department, role)
JOIN people p ON p.login = wanted.login AND p.demo
JOIN departments d ON d.name = wanted.department
JOIN posts post ON post.department_id = d.id AND post.role = wanted.role
ON CONFLICT DO NOTHING;

-- Everybody knows their passwords: a second factor that one visitor registers must not shut out the next for long.
DELETE FROM passkeys k USING people p WHERE p.id = k.person_id AND p.demo;
DELETE FROM recovery_codes c USING people p WHERE p.id = c.person_id AND p.demo;
UPDATE people SET authenticator_key = NULL WHERE demo AND authenticator_key IS NOT NULL;
