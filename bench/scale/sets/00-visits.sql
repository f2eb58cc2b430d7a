-- Working tables of this connection: everything that is written below is a selection of them, so that all of it agrees. How much, and
-- by which seed, says `seed.*`. Of equal settings come equal rows.
CREATE FUNCTION pg_temp.number_of(setting text) RETURNS bigint LANGUAGE sql STABLE
  RETURN current_setting('seed.' || setting)::bigint;

-- From 0 to below 1, of a purpose and a number.
CREATE FUNCTION pg_temp.chance(purpose text, n bigint) RETURNS float8 LANGUAGE sql STABLE
  RETURN (hashtextextended(purpose || n, pg_temp.number_of('seed')) & 2147483647) / 2147483648.0;

-- A version 7 id of a moment: rows of one time lie together, as those made by clients do.
CREATE FUNCTION pg_temp.id_of(purpose text, n bigint, at timestamptz) RETURNS uuid LANGUAGE sql STABLE
  RETURN (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
    || '7' || substr(md5(purpose || n || current_setting('seed.seed')), 1, 3)
    || '8' || substr(md5(purpose || n || current_setting('seed.seed')), 4, 15))::uuid;

-- ISO 7064 MOD 37,36, as contracts/certificate/number.ts.
CREATE FUNCTION pg_temp.check_character(body text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  alphabet text := '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  product integer := 36;
  sum integer;
BEGIN
  FOR at IN 1..length(body) LOOP
    sum := (product + strpos(alphabet, substr(body, at, 1)) - 1) % 36;
    product := CASE sum WHEN 0 THEN 36 ELSE sum END * 2 % 37;
  END LOOP;
  RETURN substr(alphabet, (37 - product) % 36 + 1, 1);
END $$;

CREATE FUNCTION pg_temp.instant(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- The first of all days.
CREATE TEMP TABLE span AS SELECT until - days AS first_day, days FROM (
  SELECT current_setting('seed.until')::date AS until,
    greatest(pg_temp.number_of('inspections') / 140, 365)::integer AS days) AS of;

CREATE TEMP TABLE people AS
SELECT n, role, pg_temp.id_of(role, n, first_day) AS user_id FROM span, (
  SELECT n, 'customer' AS role FROM generate_series(1, greatest(pg_temp.number_of('payments') / 10, 20)) AS n
  UNION ALL SELECT n, 'inspector' FROM generate_series(1, 40) AS n) AS of;
CREATE UNIQUE INDEX ON people (role, n);

CREATE TEMP TABLE cars AS
SELECT n, pg_temp.id_of('claim', n, (SELECT first_day FROM span)) AS claim_id, 'SCA' || substr('BCDEFGHJKL', (n % 10)::integer + 1, 1) || lpad(n::text, 13, '0') AS vin,
  chr(65 + (n / 26000 % 26)::integer) || chr(65 + (n / 676000 % 26)::integer) || '-' || lpad((n % 1000)::text, 3, '0') || '-'
    || chr(65 + (n / 1000 % 26)::integer) || 'Z' AS plate,
  make[1] AS make, make[2] AS model, (make[3])::date + (pg_temp.chance('age', n) * 3000)::integer AS first_registration,
  n % (SELECT count(*) FROM people WHERE role = 'customer') + 1 AS owner
FROM generate_series(1, greatest(pg_temp.number_of('inspections') * 4 / 5, 10)) AS n,
  LATERAL (SELECT CASE n % 4 WHEN 0 THEN ARRAY['Renault', 'Clio', '2012-01-01'] WHEN 1 THEN ARRAY['Peugeot', '208', '2013-06-01']
    WHEN 2 THEN ARRAY['Volkswagen', 'Golf', '2009-03-01'] ELSE ARRAY['Dacia', 'Duster', '2014-01-01'] END AS make) AS of;
CREATE UNIQUE INDEX ON cars (n);
ANALYZE people, cars;

-- A visit is a booking and its payment; every so many of them was a test, the others were called off, missed or never paid.
CREATE TEMP TABLE visits AS
SELECT *, row_number() OVER (PARTITION BY day, test IS NULL ORDER BY n) - 1 AS turn FROM (
  SELECT n, CASE WHEN n * tests / all_of > (n - 1) * tests / all_of THEN n * tests / all_of END AS test,
    first_day + ((n - 1) * days / all_of)::integer AS day
  FROM span, (SELECT pg_temp.number_of('payments') AS all_of, pg_temp.number_of('inspections') AS tests) AS of,
    generate_series(1, all_of) AS n) AS of;

-- Four centres of five bays, twenty times a day in each. A bay has its two inspectors, who take turns by the day.
CREATE TEMP TABLE bookings AS
SELECT visits.n, test, day, centre, 'scale-' || centre AS centre_id, bay, starts_at, starts_at + interval '30 minutes' AS ends_at,
  starts_at - interval '1 day' * ceil(pg_temp.chance('ahead', visits.n) * 20) AS booked_at,
  pg_temp.id_of('appointment', visits.n, starts_at) AS appointment_id, pg_temp.id_of('inspection', visits.n, starts_at) AS inspection_id,
  pg_temp.id_of('payment', visits.n, starts_at) AS payment_id, pg_temp.id_of('invoice', visits.n, starts_at) AS invoice_id,
  pg_temp.id_of('certificate', visits.n, starts_at) AS certificate_id,
  CASE WHEN test IS NOT NULL THEN 'done' WHEN outcome < 0.34 THEN 'cancelled' WHEN outcome < 0.67 THEN 'no-show' ELSE 'expired' END AS status,
  CASE WHEN kind < 0.85 THEN 'periodic' WHEN kind < 0.97 THEN 'retest' ELSE 'voluntary' END AS kind,
  CASE WHEN kind < 0.85 THEN 7900 WHEN kind < 0.97 THEN 2500 ELSE 6500 END AS price,
  cars.claim_id, cars.vin, cars.plate, cars.make, cars.model, cars.first_registration, cars.n AS car, customer.user_id AS customer_id, inspector.user_id AS inspector_id,
  inspector.n AS inspector
FROM (
  SELECT *, turn % 4 + 1 AS centre, turn / 4 % 5 + 1 AS bay_number, 'Bay ' || (turn / 4 % 5 + 1) AS bay,
    (day + interval '7 hours' + interval '30 minutes' * (turn / 20 % 20)) AT TIME ZONE 'UTC' AS starts_at,
    pg_temp.chance('outcome', n) AS outcome, pg_temp.chance('kind', n) AS kind,
    1 + (pg_temp.chance('car', n) * (SELECT count(*) FROM cars))::bigint % (SELECT count(*) FROM cars) AS car
  FROM visits) AS visits
JOIN cars ON cars.n = visits.car
JOIN people AS customer ON customer.role = 'customer' AND customer.n = cars.owner
JOIN people AS inspector ON inspector.role = 'inspector'
  AND inspector.n = (centre - 1) * 10 + (bay_number - 1) * 2 + extract(day FROM day)::integer % 2 + 1;
ANALYZE bookings;

-- Those that were tested. Inspectors fail cars at somewhat different rates; old cars fail more often.
CREATE TEMP TABLE tests AS
SELECT *, starts_at + interval '1 second' * seconds AS tested_at,
  starts_at + interval '1 second' * seconds + interval '3 minutes' AS arrived_at,
  CASE WHEN chance < 0.01 * danger THEN 'fail-dangerous' WHEN chance < failing THEN 'fail' WHEN chance < failing + 0.15 THEN 'pass-minor'
    ELSE 'pass' END AS result,
  'S' || centre || '-' || to_char(day, 'YY') || '-' || lpad(place::text, 6, '0') AS body
FROM (
  SELECT *, extract(year FROM day)::integer AS year,
    row_number() OVER (PARTITION BY centre, extract(year FROM day) ORDER BY test) AS place,
    row_number() OVER (PARTITION BY extract(year FROM day) ORDER BY test) - 1 AS place_of_year,
    CASE WHEN pg_temp.chance('quick', n) < 0.004 THEN 80 ELSE 700 + (pg_temp.chance('a', n) + pg_temp.chance('b', n)) * 400 + inspector * 5 END AS seconds,
    0.12 + 0.004 * (inspector % 10) + 0.01 * extract(year FROM age(day, first_registration)) AS failing,
    pg_temp.chance('result', n) AS chance, 1 + inspector % 2 AS danger, pg_temp.chance('state', n) AS state_chance,
    40000 + (pg_temp.chance('odometer', car) * 90000)::integer + (day - '2020-01-01'::date) * 30 AS odometer
  FROM bookings WHERE test IS NOT NULL) AS of;
-- From here on where the test stands, no longer where the booking does.
ALTER TABLE tests ADD COLUMN number text;
UPDATE tests SET status = CASE WHEN state_chance < 0.01 THEN 'in-progress' WHEN state_chance < 0.015 THEN 'received'
    WHEN state_chance < 0.02 THEN 'conflict' WHEN state_chance < 0.03 THEN 'quarantined' WHEN state_chance < 0.035 THEN 'needs-date'
    ELSE 'certified' END,
  number = body || '-' || pg_temp.check_character(replace(body, '-', ''));
CREATE INDEX ON tests (status);
ANALYZE tests;
