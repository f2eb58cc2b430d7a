-- They offer what the demo centre offers.
INSERT INTO appointments.centres (centre_id, station, name, place, time_zone, profile_id)
SELECT 'scale-' || n, 'S' || n, 'Scale centre ' || n, 'Scale town ' || n, time_zone, profile_id
FROM generate_series(1, 4) AS n, appointments.centres WHERE centre_id = 'demo-centre';
INSERT INTO appointments.offers (centre_id, version, offer, changed_at)
SELECT 'scale-' || n, version, offer, changed_at FROM generate_series(1, 4) AS n, appointments.offers WHERE centre_id = 'demo-centre';
INSERT INTO appointments.bays (centre_id, bay) SELECT 'scale-' || n, 'Bay ' || bay FROM generate_series(1, 4) AS n, generate_series(1, 5) AS bay;

INSERT INTO inspections.equipment (equipment_id, centre_id, serial, name, calibration_valid_until, checkpoints)
SELECT 'scale-' || n || substr(equipment_id, 5) || '-' || one, 'scale-' || n, serial || '-' || n || one, name, calibration_valid_until, checkpoints
FROM generate_series(1, 4) AS n, generate_series(1, 2) AS one, inspections.equipment WHERE centre_id = 'demo-centre';
INSERT INTO inspections.equipment_entries (equipment_id, centre_id, serial, name, checkpoints, valid_from, calibration_valid_until, registered_at)
SELECT equipment_id, centre_id, serial, name, checkpoints, '0001-01-01', calibration_valid_until, now() FROM inspections.equipment
WHERE centre_id LIKE 'scale-%';

INSERT INTO appointments.appointments (appointment_id, inspection_id, centre_id, bay, scheduled_at, ends_at, timed_at, kind, status,
  inspector_id, vehicle, created_by, created_at, user_id, vehicle_id, price_minor, currency, payment_id, revision,
  plate_key, keys_version)
SELECT appointment_id, inspection_id, centre_id, bay, starts_at, ends_at, booked_at, kind, status,
  CASE status WHEN 'done' THEN inspector_id END, jsonb_build_object('vin', vin, 'plate', plate, 'country', 'F', 'make', make,
    'model', model, 'category', 'M1', 'fuel', 'petrol', 'firstRegistration', first_registration),
  customer_id, booked_at, customer_id, claim_id, price, 'EUR',
  CASE WHEN status <> 'expired' THEN payment_id END, 1, replace(plate, '-', ''), keys_version
FROM bookings, (SELECT max(keys_version) AS keys_version FROM inspections.inspections) AS known;

INSERT INTO appointments.waiting (entry_id, centre_id, user_id, kind, first_day, last_day, vehicle, status, joined_at)
SELECT pg_temp.id_of('waiting', n, booked_at), centre_id, customer_id, kind, day, day + 7, '{}', 'over', booked_at FROM bookings WHERE n % 40 = 0;

INSERT INTO vehicles.appointments (appointment_id, inspection_id, claim_id)
SELECT appointment_id, inspection_id, claim_id FROM bookings;
