-- Papers that were never drawn: their bytes, hashes and places in the chain are missing, so none of them can be opened or verified.
CREATE TEMP TABLE first_index AS SELECT year, next_index FROM certificates.status_years;
INSERT INTO certificates.status_years (year) SELECT DISTINCT year FROM tests ON CONFLICT DO NOTHING;

INSERT INTO certificates.certificates (certificate_id, inspection_id, revision, report_revision, kind, status, version, number, status_year,
  status_index, result, vin, plate, tested_at, tested_on, valid_until, language, report, issued_at, issued_by, kid, cose, cose_sha256, pdf_sha256, generated_at, hash,
  status_reason, status_note, status_at)
SELECT certificate_id, inspection_id, 1, 1, CASE WHEN result LIKE 'fail%' THEN 'report' ELSE 'certificate' END,
  standing, CASE standing WHEN 'valid' THEN 1 ELSE 2 END, number, tests.year, coalesce(next_index, 0) + place_of_year, result, vin, plate, tested_at, day,
  CASE WHEN result LIKE 'pass%' THEN (day + interval '2 years')::date END, 'en', report, arrived_at, inspector_id, kid,
  sha256(('scale cose ' || n)::bytea), sha256(('scale cose hash ' || n)::bytea), sha256(('scale pdf ' || n)::bytea), arrived_at,
  sha256(('scale hash ' || n)::bytea), CASE WHEN standing <> 'valid' THEN 'issued-in-error' END, CASE WHEN standing <> 'valid' THEN 'made for measuring' END,
  CASE WHEN standing <> 'valid' THEN arrived_at END
FROM tests JOIN reports USING (inspection_id) LEFT JOIN first_index ON first_index.year = tests.year,
  (SELECT kid FROM certificates.signing_keys WHERE state = 'active') AS signer,
  LATERAL (SELECT CASE WHEN n % 211 = 0 THEN 'revoked' WHEN n % 307 = 0 THEN 'suspended' ELSE 'valid' END AS standing) AS of;

UPDATE certificates.status_years SET next_index = greatest(next_index, last + 1), witnessed_to = greatest(next_index, last + 1) FROM (
  SELECT status_year, max(status_index) AS last FROM certificates.certificates WHERE status_year IS NOT NULL GROUP BY 1) AS of WHERE status_year = year;
INSERT INTO certificates.number_counters (station, year, last) SELECT 'S' || centre, year, max(place) FROM tests GROUP BY 1, 2;

INSERT INTO certificates.certificate_keys (certificate_id, keys_version, number_key, plate_key, vin_key, vehicle_key)
SELECT certificate_id, known.keys_version, replace(number, '-', ''), replace(plate, '-', ''), vin, vin
FROM tests, (SELECT max(keys_version) AS keys_version FROM certificates.certificate_keys) AS known WHERE tests.status = 'certified';

INSERT INTO vehicles.papers (certificate_id, inspection_id, number, number_key, revision, kind, status, vin, plate, valid_until, issued_at)
SELECT certificate_id, inspection_id, number, replace(number, '-', ''), revision, kind, CASE status WHEN 'valid' THEN 'issued' ELSE status END,
  vin, plate, valid_until, issued_at FROM certificates.certificates
WHERE number LIKE 'S_-%';
