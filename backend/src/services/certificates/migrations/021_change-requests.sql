-- What two administrators have to agree on (decision 63). It takes the place of proposals that were known by a hash alone, which
-- nobody could look at: whoever had made one makes it again.
DROP TABLE second_approvals;
CREATE TABLE change_requests (
  request_id     uuid PRIMARY KEY,
  certificate_id uuid NOT NULL REFERENCES certificates,
  change         text NOT NULL CHECK (change IN ('revoke', 'reissue')),
  corrections    jsonb,
  reason         text NOT NULL,
  note           text NOT NULL,
  requested_by   uuid NOT NULL,
  requested_at   timestamptz NOT NULL,
  status         text NOT NULL CHECK (status IN ('waiting', 'approved', 'declined')),
  decided_by     uuid,
  decided_at     timestamptz,
  CHECK ((change = 'reissue') = (corrections IS NOT NULL)),
  CHECK ((status = 'waiting') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  -- Whoever wrote the code: nobody agrees with themselves.
  CONSTRAINT second_person_agrees CHECK (status <> 'approved' OR decided_by <> requested_by)
);
-- One at a time: whoever asks for another looks at the first.
CREATE UNIQUE INDEX change_requests_waiting ON change_requests (certificate_id) WHERE status = 'waiting';
CREATE INDEX change_requests_by_time ON change_requests (requested_at, request_id) WHERE status = 'waiting';

-- The office's lists: one index for what each is sorted by, and for each filter that leaves few.
CREATE INDEX certificates_by_status ON certificates (status, issued_at DESC, certificate_id DESC);
CREATE INDEX certificates_by_result ON certificates (result, issued_at DESC, certificate_id DESC);
CREATE INDEX certificates_of_centre ON certificates ((report->'centre'->>'id'), issued_at DESC, certificate_id DESC);
CREATE INDEX certificates_by_test ON certificates (tested_on DESC, certificate_id DESC);
CREATE INDEX certificates_by_end ON certificates (valid_until, certificate_id) WHERE valid_until IS NOT NULL;
