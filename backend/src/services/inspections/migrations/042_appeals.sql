-- Who does not accept a result, and what became of it.
CREATE TABLE appeals (
  appeal_id uuid PRIMARY KEY,
  inspection_id uuid NOT NULL REFERENCES inspections,
  -- Of the completion whose result it is against, and who signed that.
  revision integer NOT NULL,
  inspector_id uuid NOT NULL,
  result text NOT NULL,
  -- Who is written to; null: nobody with an account, or somebody who has none any more.
  customer_id uuid,
  reason text NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'assigned', 'decided', 'told', 'withdrawn')),
  received_at timestamptz NOT NULL,
  received_from uuid,
  assigned_to uuid CONSTRAINT assigned_to_somebody_else CHECK (assigned_to <> inspector_id),
  decision text CHECK (decision IN ('upheld', 'dismissed', 'retest')),
  note text,
  closed_by uuid,
  closed_at timestamptz,
  told_at timestamptz,
  CONSTRAINT decided_by_somebody_else CHECK (decision IS NULL OR closed_by <> inspector_id),
  CHECK ((state IN ('decided', 'told')) = (decision IS NOT NULL)),
  CHECK ((state IN ('decided', 'told', 'withdrawn')) = (closed_at IS NOT NULL AND closed_by IS NOT NULL)),
  CHECK (state <> 'assigned' OR assigned_to IS NOT NULL),
  CHECK ((state = 'told') = (told_at IS NOT NULL))
);
CREATE UNIQUE INDEX one_appeal_of_a_result ON appeals (inspection_id, revision) WHERE state <> 'withdrawn';
CREATE INDEX appeals_by_time ON appeals (received_at DESC, appeal_id DESC);
CREATE INDEX appeals_by_state ON appeals (state, received_at DESC, appeal_id DESC);
CREATE INDEX appeals_of_customer ON appeals (customer_id) WHERE customer_id IS NOT NULL;

-- One row: how long a result can be appealed.
CREATE TABLE appeal_rule (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  days integer NOT NULL CHECK (days BETWEEN 1 AND 365)
);
INSERT INTO appeal_rule (days) VALUES (14);
