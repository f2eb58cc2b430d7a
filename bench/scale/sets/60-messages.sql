INSERT INTO notifications.messages (message_id, event_id, template, channel, recipient, user_id, correlation_id, data, state, reason, due_at, attempts,
  called_at, provider, created_at, settled_at, keys_version, plate_key, vin_key)
SELECT pg_temp.id_of('message', one, at), 'scale ' || one, template, 'email', 'user/' || customer_id, customer_id, appointment_id::text,
  jsonb_build_object('appointmentId', appointment_id, 'inspectionId', inspection_id, 'centreId', centre_id, 'language', 'en'), state,
  CASE WHEN state NOT IN ('sent', 'suppressed') THEN 'made for measuring' END, at, 1, at, 'outbox', at, at + interval '2 seconds',
  (SELECT max(keys_version) FROM certificates.certificate_keys), CASE WHEN template <> 'receipt' THEN replace(plate, '-', '') END,
  CASE WHEN template <> 'receipt' THEN vin END
FROM (SELECT greatest(pg_temp.number_of('messages'), 0) AS all_of, pg_temp.number_of('payments') AS visits) AS of, generate_series(1, all_of) AS series (one),
  LATERAL (SELECT (one - 1) % visits + 1 AS visit, (ARRAY['booking-confirmed', 'receipt', 'booking-reminder', 'test-passed'])[(one - 1) / visits % 4 + 1] AS template,
    CASE WHEN one % 997 = 0 THEN 'undecided' WHEN one % 499 = 0 THEN 'failed' WHEN one % 101 = 0 THEN 'suppressed' ELSE 'sent' END AS state) AS what
JOIN bookings ON bookings.n = visit, LATERAL (SELECT booked_at + interval '1 minute' * (what.visit % 60) AS at) AS when_it_was;
INSERT INTO notifications.suppressions (suppression_id, address_hash, reason, since)
SELECT pg_temp.id_of('suppression', n, first_day), sha256(('scale address ' || n)::bytea), 'bounce', first_day + interval '1 hour' * n
FROM people, span WHERE role = 'customer' AND n % 10 = 0;
