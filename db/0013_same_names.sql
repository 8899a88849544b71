-- ＡＢＣ and abc are the same provider to people, so they are one here too.
CREATE UNIQUE INDEX providers_same_name ON providers (lower(normalize(name, NFKC)));
CREATE UNIQUE INDEX services_same_name ON services
    (provider_id, lower(normalize(name, NFKC)), lower(normalize(plan, NFKC)));
