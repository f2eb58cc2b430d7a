-- People who can sign in have a password; these have none. Their names say what they are.
INSERT INTO users.users (user_id, email, role, name, inspector_number, created_at, language, phone)
SELECT user_id, 'scale-' || role || '-' || n || '@example.com', role, 'Scale ' || role || ' ' || n,
  CASE role WHEN 'inspector' THEN 'SC-' || lpad(n::text, 3, '0') END, first_day + interval '1 minute' * (n % 1440),
  (ARRAY['en', 'fr', 'ar'])[n % 3 + 1], CASE WHEN role = 'customer' AND n % 2 = 0 THEN '+3360' || lpad(n::text, 7, '0') END
FROM people, span;

INSERT INTO users.sessions (session_id, user_id, rotated_at, created_at, expires_at)
SELECT pg_temp.id_of('session' || role, n, until), user_id, until - interval '1 hour', until - interval '1 day', until + interval '20 days'
FROM people, (SELECT current_setting('seed.until')::timestamptz AS until) AS of WHERE n % 4 = 0;

INSERT INTO vehicles.claims (claim_id, user_id, plate, plate_key, country, vin_end, status, claimed_at, vehicle_key, confirmed_at)
SELECT claim_id, user_id, plate, replace(plate, '-', ''), 'F', right(vin, 6),
  CASE WHEN is_confirmed THEN 'confirmed' ELSE 'open' END, first_day, CASE WHEN is_confirmed THEN vin END,
  CASE WHEN is_confirmed THEN first_day::timestamptz END
FROM span, cars JOIN people ON role = 'customer' AND people.n = owner, LATERAL (SELECT cars.n % 8 > 0 AS is_confirmed) AS of;

-- A phone of each inspector, and what the gateway keeps apart of it.
INSERT INTO sync.devices (device_id, inspector_id, name, credential_hash, build, enrolled_at, last_contact_at, approved_at)
SELECT pg_temp.id_of('device', n, first_day), user_id::text, 'Scale phone ' || n, sha256(('scale device ' || n)::bytea), 'scale',
  first_day, current_setting('seed.until')::timestamptz - interval '1 hour' * n, first_day FROM people, span WHERE role = 'inspector';
INSERT INTO sync.enrolments (enrolment_id, device_id, user_id, name, build, at, is_first)
SELECT pg_temp.id_of('enrolment', n, first_day), pg_temp.id_of('device', n, first_day), user_id::text, 'Scale phone ' || n, 'scale', first_day, true
FROM people, span WHERE role = 'inspector';
INSERT INTO sync.quarantined_lines (quarantine_id, device_id, seq, raw, raw_hash, inspection_id, actor_id, code, detail, received_at)
SELECT pg_temp.id_of('quarantine', n, arrived_at), pg_temp.id_of('device', inspector, first_day), n, '{}'::bytea,
  sha256(('scale line ' || n)::bytea), inspection_id, inspector_id::text, 'event.invalid', 'made for measuring', arrived_at
FROM tests, span WHERE status = 'quarantined';
