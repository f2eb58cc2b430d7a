-- Which car an appointment is of: the claim its customer booked it for, and its inspection.
CREATE TABLE appointments (
  appointment_id uuid PRIMARY KEY,
  inspection_id uuid NOT NULL,
  claim_id uuid
);
CREATE INDEX appointments_of_claim ON appointments (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX appointments_of_inspection ON appointments (inspection_id);

-- What was paid for an appointment, or went back; the customer's alone, whosever the car is.
CREATE TABLE invoices (
  invoice_id uuid PRIMARY KEY,
  customer_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('invoice', 'credit-note')),
  number text NOT NULL,
  issued_on date NOT NULL,
  issued_at timestamptz NOT NULL,
  amount_minor bigint NOT NULL,
  currency text NOT NULL
);
CREATE INDEX invoices_of_customer ON invoices (customer_id, appointment_id);
