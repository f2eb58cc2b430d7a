-- What consumers gave up; one in a hundred of it still waits for a person.
CREATE TEMP TABLE letters AS
SELECT pg_temp.id_of('letter', n, arrived_at) AS letter_id, 'inspection-service-group' AS consumer_group, 'scale ' || n AS event_id,
  'inspections-topic' AS topic, 0 AS partition, 1000000000 + n AS "offset", inspection_id::text AS message_key,
  inspection_id::text AS partition_key, 'inspection.line-recorded' AS event_type, '{}'::jsonb AS headers, '\x7b7d'::bytea AS payload,
  'invalid' AS reason, 'parse' AS step, 1 AS attempts, arrived_at AS given_up_at,
  CASE WHEN test % 2000 > 0 THEN 'dismissed' END AS settled, CASE WHEN test % 2000 > 0 THEN arrived_at END AS settled_at,
  CASE WHEN test % 2000 > 0 THEN 'scale' END AS settled_by
FROM tests WHERE test % 20 = 0;
INSERT INTO inspections.bus_dead_letter (letter_id, consumer_group, event_id, topic, partition, "offset", message_key, partition_key, event_type,
  headers, payload, reason, step, attempts, given_up_at, settled, settled_at, settled_by) SELECT * FROM letters;
