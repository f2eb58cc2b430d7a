-- What a certificate is found by, in the one form in which spellings are compared (contracts, text/keys); null where there is
-- nothing to compare. Beside the certificates, which never change; filled by the service at its start for every certificate
-- that has none or an older form.
CREATE TABLE certificate_keys (
  certificate_id uuid PRIMARY KEY REFERENCES certificates,
  keys_version integer NOT NULL,
  number_key text,
  plate_key text,
  vin_key text,
  -- What links the papers of one vehicle (contracts, inspection/vehicle-identity); null where only a person can.
  vehicle_key text
);
CREATE INDEX certificate_keys_by_number ON certificate_keys (number_key text_pattern_ops);
CREATE INDEX certificate_keys_by_plate ON certificate_keys (plate_key text_pattern_ops);
CREATE INDEX certificate_keys_by_vin ON certificate_keys (vin_key text_pattern_ops);
CREATE INDEX certificate_keys_of_vehicle ON certificate_keys (vehicle_key);
-- These were for the spelling itself, which is searched no more.
DROP INDEX certificates_by_plate, certificates_by_vin, certificates_by_number_prefix;
