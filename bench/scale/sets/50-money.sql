INSERT INTO payments.payments (payment_id, appointment_id, customer_id, centre_id, method, status, failure, lines, amount_minor, currency,
  language, refunded_minor, reserved_minor, invoice_id, invoice_number, created_at, paid_at, correlation_id)
SELECT payment_id, appointment_id, customer_id, centre_id, method, CASE WHEN is_paid THEN 'completed' ELSE 'expired' END,
  CASE WHEN NOT is_paid THEN 'expired' END, jsonb_build_array(jsonb_build_object('key', kind, 'vatRate', 2000, 'quantity', 1, 'grossMinor', price)),
  price, 'EUR', 'en', refunded, refunded, CASE WHEN is_paid THEN invoice_id END, CASE WHEN is_paid THEN 'S-' || of_year.year || '-' || lpad(sequence::text, 6, '0') END,
  booked_at, CASE WHEN is_paid THEN booked_at + interval '2 minutes' END, appointment_id::text
FROM bookings JOIN (
  SELECT n, extract(year FROM booked_at)::integer AS year, row_number() OVER (PARTITION BY extract(year FROM booked_at), status = 'expired' ORDER BY booked_at, n) AS sequence
  FROM bookings) AS of_year USING (n),
  -- The provider's books know nothing of these: none is as young as what it is asked about.
  LATERAL (SELECT status <> 'expired' AS is_paid, CASE status WHEN 'cancelled' THEN price ELSE 0 END AS refunded,
    CASE WHEN n % 3 = 0 AND booked_at < now() - interval '90 days' THEN 'online' WHEN n % 3 = 1 THEN 'card' ELSE 'cash' END AS method) AS of;

INSERT INTO payments.bookings (appointment_id, revision, centre_id, customer_id, plate, plate_key, scheduled_at, status, price_minor, currency,
  is_paid, held_minor, inspected_at, keys_version)
SELECT appointment_id, 2, centre_id, customer_id, CASE WHEN status NOT IN ('cancelled', 'expired') THEN plate END,
  CASE WHEN status NOT IN ('cancelled', 'expired') THEN replace(plate, '-', '') END, starts_at, CASE status WHEN 'done' THEN 'confirmed' ELSE status END,
  price, 'EUR', status <> 'expired', CASE WHEN status NOT IN ('cancelled', 'expired') THEN price ELSE 0 END, CASE WHEN test IS NOT NULL THEN ends_at END, keys_version
FROM bookings, (SELECT max(keys_version) AS keys_version FROM inspections.inspections) AS known;
INSERT INTO payments.papers (inspection_id, certificate_id, number, appointment_id, centre_id, plate, issued_at, is_invoiced,
  plate_key, keys_version)
SELECT inspection_id, certificate_id, 'S-' || n, appointment_id, centre_id, plate, ends_at, n % 500 > 0, replace(plate, '-', ''), keys_version
FROM bookings, (SELECT max(keys_version) AS keys_version FROM inspections.inspections) AS known WHERE test IS NOT NULL;

INSERT INTO payments.refunds (refund_id, payment_id, amount_minor, means, cause, status, needs_second, requested_at, decided_at, completed_at)
SELECT pg_temp.id_of('refund', n, starts_at), payment_id, price, 'hand', 'cancelled', 'completed', false, back_at, back_at, back_at + interval '1 hour'
FROM bookings, LATERAL (SELECT starts_at - interval '1 hour' AS back_at) AS of WHERE status = 'cancelled';

INSERT INTO payments.sagas (payment_id, step, since)
SELECT payment_id, CASE status WHEN 'expired' THEN 'over' ELSE 'settled' END, booked_at + interval '3 minutes' FROM bookings;
INSERT INTO payments.saga_moves (payment_id, position, fact, step, at)
SELECT payment_id, position, fact, step, booked_at + interval '1 minute' * position FROM bookings, LATERAL (VALUES
  (1, CASE status WHEN 'expired' THEN 'unpaid' ELSE 'paid' END, CASE status WHEN 'expired' THEN 'over' ELSE 'invoice' END), (2, 'invoiced', 'settled')) AS of (position, fact, step)
WHERE position = 1 OR status <> 'expired';

INSERT INTO payments.differences (difference_id, kind, subject, payment_id, details, found_at, closed_at, closed_by, note)
SELECT pg_temp.id_of('difference', n, booked_at), 'unknown-payment', 'scale ' || n, payment_id, '{}', booked_at,
  CASE WHEN n % 500 > 0 THEN booked_at + interval '1 day' END, CASE WHEN n % 500 > 0 THEN customer_id END, CASE WHEN n % 500 > 0 THEN 'made for measuring' END
FROM bookings WHERE n % 100 = 0;

-- A series of its own, whose papers were never drawn and whose hashes are none.
INSERT INTO invoices.seller_centres (centre_id, seller_id) SELECT 'scale-' || n, 'demo-seller' FROM generate_series(1, 4) AS n;
INSERT INTO invoices.series (seller_id, series) VALUES ('demo-seller', 'S'), ('demo-seller', 'S-C');
CREATE TEMP TABLE papers AS
SELECT kind, invoice_id, payment_id, refund_id, corrects, bookings.centre_id, bookings.appointment_id, bookings.customer_id, price, issued_at, of.series,
  extract(year FROM issued_at)::integer AS year, row_number() OVER (PARTITION BY of.series ORDER BY issued_at, n) AS chain_position,
  row_number() OVER (PARTITION BY of.series, extract(year FROM issued_at) ORDER BY issued_at, n) AS sequence
FROM (
  SELECT n, 'invoice' AS kind, 'S' AS series, invoice_id, payment_id, NULL::uuid AS refund_id, NULL::uuid AS corrects, booked_at AS issued_at FROM bookings WHERE status <> 'expired'
  UNION ALL SELECT n, 'credit-note', 'S-C', pg_temp.id_of('credit', n, starts_at), payment_id, pg_temp.id_of('refund', n, starts_at), invoice_id, starts_at FROM bookings
  WHERE status = 'cancelled') AS of
JOIN (SELECT n, centre_id, appointment_id, customer_id, price FROM bookings) AS bookings USING (n);
INSERT INTO invoices.series_years (seller_id, series, year, last) SELECT 'demo-seller', series, year, max(sequence) FROM papers GROUP BY series, year;

-- What the trigger does for each row is done for all of them below.
ALTER TABLE invoices.invoices DISABLE TRIGGER invoices_are_balanced;
INSERT INTO invoices.invoices (invoice_id, kind, seller_id, series, year, sequence, number, payment_id, refund_id, corrects, centre_id, appointment_id,
  customer_id, correlation_id, currency, net_minor, vat_minor, gross_minor, language, issued_at, issued_on, document, chain_position, prev_hash, hash)
SELECT papers.invoice_id, papers.kind, 'demo-seller', papers.series, papers.year, papers.sequence, text.number, papers.payment_id, papers.refund_id, papers.corrects,
  papers.centre_id, papers.appointment_id, papers.customer_id, papers.appointment_id::text, 'EUR', net, price - net, price, 'en', papers.issued_at, papers.issued_at::date,
  model.document || jsonb_build_object('kind', papers.kind, 'number', text.number, 'issuedOn', papers.issued_at::date, 'netMinor', net, 'vatMinor', price - net, 'grossMinor', price,
    'lines', jsonb_build_array(jsonb_build_object('text', 'Roadworthiness test', 'vatRate', 2000, 'netMinor', net, 'quantity', 1, 'grossMinor', price)),
    'rates', jsonb_build_array(jsonb_build_object('vatRate', 2000, 'netMinor', net, 'vatMinor', price - net, 'grossMinor', price)),
    'corrects', CASE WHEN papers.corrects IS NOT NULL THEN jsonb_build_object('number', 'S', 'issuedOn', papers.issued_at::date) END),
  papers.chain_position, sha256(''), sha256(('scale invoice ' || text.number)::bytea)
FROM papers, LATERAL (SELECT round(price / 1.2)::integer AS net) AS of,
  LATERAL (SELECT papers.series || '-' || papers.year || '-' || lpad(papers.sequence::text, 6, '0') AS number) AS text,
  (SELECT document FROM invoices.invoices WHERE series = 'A' ORDER BY sequence LIMIT 1) AS model
-- What is corrected comes before what corrects it.
ORDER BY papers.kind DESC, papers.chain_position;
ALTER TABLE invoices.invoices ENABLE TRIGGER invoices_are_balanced;
INSERT INTO invoices.balances (invoice_id, gross_minor, credited_minor)
SELECT invoice_id, price, CASE WHEN credits.corrects IS NULL THEN 0 ELSE price END FROM papers
LEFT JOIN (SELECT corrects FROM papers WHERE kind = 'credit-note') AS credits ON credits.corrects = papers.invoice_id WHERE kind = 'invoice';
UPDATE invoices.series SET position = last, witnessed = last FROM (
  SELECT series AS name, max(chain_position) AS last FROM papers GROUP BY 1) AS of WHERE series = name AND seller_id = 'demo-seller';

INSERT INTO vehicles.invoices (invoice_id, customer_id, appointment_id, kind, number, issued_on, issued_at, amount_minor, currency)
SELECT invoice_id, customer_id, appointment_id, kind, number, issued_on, issued_at, gross_minor, currency FROM invoices.invoices WHERE series IN ('S', 'S-C');
