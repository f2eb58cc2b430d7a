-- By amount within a period: what lies outside it is passed over in the index, without its row being read.
DROP INDEX payments_by_amount;
CREATE INDEX payments_by_amount ON payments (amount_minor DESC, payment_id DESC, created_at);
DROP INDEX payments_of_method_by_amount;
CREATE INDEX payments_of_method_by_amount ON payments (method, amount_minor DESC, payment_id DESC, created_at);
DROP INDEX refunds_by_amount;
CREATE INDEX refunds_by_amount ON refunds (amount_minor DESC, refund_id DESC, requested_at);
