-- In whose name invoices are issued, as an administrator says. What stands on an invoice is kept with it.
CREATE TABLE sellers (
  seller_id text PRIMARY KEY CHECK (seller_id ~ '^[a-z0-9-]{1,30}$'),
  seller jsonb NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE TABLE seller_centres (
  centre_id text PRIMARY KEY,
  seller_id text NOT NULL REFERENCES sellers
);

-- The head of the hash chain of a series, locked by whoever appends.
CREATE TABLE series (
  seller_id text NOT NULL REFERENCES sellers,
  series text NOT NULL CHECK (series ~ '^[A-Z0-9]{1,6}(-C)?$'),
  position bigint NOT NULL DEFAULT 0,
  hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
  PRIMARY KEY (seller_id, series)
);
-- Numbers without gaps: the row is locked by the transaction that takes the next one, and rolls back with it.
CREATE TABLE series_years (
  seller_id text NOT NULL,
  series text NOT NULL,
  year integer NOT NULL,
  last bigint NOT NULL CHECK (last > 0),
  PRIMARY KEY (seller_id, series, year),
  FOREIGN KEY (seller_id, series) REFERENCES series
);

CREATE TABLE invoices (
  invoice_id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('invoice', 'credit-note')),
  seller_id text NOT NULL,
  series text NOT NULL,
  year integer NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  number text NOT NULL,
  payment_id uuid NOT NULL,
  refund_id uuid,
  -- The invoice a credit note takes back, wholly or in part.
  corrects uuid,
  centre_id text NOT NULL,
  appointment_id uuid,
  customer_id uuid,
  correlation_id text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  net_minor bigint NOT NULL CHECK (net_minor >= 0),
  vat_minor bigint NOT NULL CHECK (vat_minor >= 0),
  gross_minor bigint NOT NULL CHECK (gross_minor > 0),
  language text NOT NULL CHECK (language IN ('en', 'fr', 'ar')),
  issued_at timestamptz NOT NULL,
  issued_on date NOT NULL,
  -- Exactly what is printed and sent: parties, lines, rates. Names of people stand here and nowhere else.
  document jsonb NOT NULL,
  chain_position bigint NOT NULL CHECK (chain_position > 0),
  prev_hash bytea NOT NULL,
  hash bytea NOT NULL,
  CHECK (net_minor + vat_minor = gross_minor),
  CHECK ((kind = 'credit-note') = (corrects IS NOT NULL) AND (corrects IS NULL) = (refund_id IS NULL)),
  UNIQUE (seller_id, series, year, sequence),
  UNIQUE (seller_id, number),
  UNIQUE (seller_id, series, chain_position),
  UNIQUE (refund_id),
  UNIQUE (invoice_id, payment_id, seller_id, currency),
  FOREIGN KEY (seller_id, series, year) REFERENCES series_years,
  FOREIGN KEY (corrects, payment_id, seller_id, currency) REFERENCES invoices (invoice_id, payment_id, seller_id, currency)
);
-- However often and however its payment is told, there is one invoice for it.
CREATE UNIQUE INDEX invoices_of_payment ON invoices (payment_id) WHERE kind = 'invoice';
CREATE INDEX invoices_by_time ON invoices (issued_at DESC, invoice_id DESC);
CREATE INDEX invoices_of_customer ON invoices (customer_id, issued_at DESC, invoice_id DESC);
CREATE INDEX invoices_by_number ON invoices (number text_pattern_ops);
CREATE INDEX credits_of_payment ON invoices (payment_id) WHERE kind = 'credit-note';

-- Invoices whose paper is still to be made; the row goes when the paper comes.
CREATE TABLE unprinted (
  invoice_id uuid PRIMARY KEY REFERENCES invoices,
  since timestamptz NOT NULL
);
CREATE INDEX unprinted_by_time ON unprinted (since);

-- The stored PDF of an invoice.
CREATE TABLE papers (
  invoice_id uuid PRIMARY KEY REFERENCES invoices,
  pdf_sha256 bytea NOT NULL CHECK (length(pdf_sha256) = 32),
  rendered_at timestamptz NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% are never changed', TG_TABLE_NAME; END $$;
CREATE TRIGGER invoices_stay BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoices_never_emptied BEFORE TRUNCATE ON invoices EXECUTE FUNCTION refuse_change();
CREATE TRIGGER papers_stay BEFORE UPDATE OR DELETE ON papers FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER papers_never_emptied BEFORE TRUNCATE ON papers EXECUTE FUNCTION refuse_change();

-- What credit notes have taken back of an invoice: always their sum, never more than it says.
CREATE TABLE balances (
  invoice_id uuid PRIMARY KEY REFERENCES invoices,
  gross_minor bigint NOT NULL,
  credited_minor bigint NOT NULL DEFAULT 0,
  CONSTRAINT credits_at_most_the_invoice CHECK (credited_minor BETWEEN 0 AND gross_minor)
);
-- Tables are named with their schema: whoever writes may have tables of the same name on their path.
CREATE FUNCTION keep_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed bigint;
BEGIN
  IF NEW.kind = 'invoice' THEN
    EXECUTE format('INSERT INTO %I.balances (invoice_id, gross_minor) VALUES ($1, $2)', TG_TABLE_SCHEMA)
      USING NEW.invoice_id, NEW.gross_minor;
  ELSE
    EXECUTE format('UPDATE %I.balances SET credited_minor = credited_minor + $2 WHERE invoice_id = $1', TG_TABLE_SCHEMA)
      USING NEW.corrects, NEW.gross_minor;
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed = 0 THEN RAISE EXCEPTION 'a credit note takes back an invoice'; END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER invoices_are_balanced AFTER INSERT ON invoices FOR EACH ROW EXECUTE FUNCTION keep_balance();

CREATE FUNCTION refuse_other_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  credited bigint;
BEGIN
  IF TG_OP <> 'UPDATE' THEN RAISE EXCEPTION 'balances are never taken away'; END IF;
  EXECUTE format('SELECT coalesce(sum(gross_minor), 0) FROM %I.invoices WHERE corrects = $1', TG_TABLE_SCHEMA)
    INTO credited USING OLD.invoice_id;
  IF (NEW.invoice_id, NEW.gross_minor, NEW.credited_minor) IS DISTINCT FROM (OLD.invoice_id, OLD.gross_minor, credited)
  THEN RAISE EXCEPTION 'a balance is the sum of the credit notes'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER balances_are_sums BEFORE UPDATE OR DELETE ON balances FOR EACH ROW EXECUTE FUNCTION refuse_other_balance();
CREATE TRIGGER balances_never_emptied BEFORE TRUNCATE ON balances EXECUTE FUNCTION refuse_other_balance();
CREATE INDEX credits_of_invoice ON invoices (corrects) WHERE corrects IS NOT NULL;
