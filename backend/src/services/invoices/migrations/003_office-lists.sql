-- The office's lists: one index for what each is sorted by, and for each filter that leaves few.
CREATE INDEX invoices_by_kind ON invoices (kind, issued_at DESC, invoice_id DESC);
CREATE INDEX invoices_of_centre ON invoices (centre_id, issued_at DESC, invoice_id DESC);
CREATE INDEX invoices_by_amount ON invoices (gross_minor DESC, invoice_id DESC);
CREATE INDEX invoices_of_appointment ON invoices (appointment_id) WHERE appointment_id IS NOT NULL;
