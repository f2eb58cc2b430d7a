-- What the office filters by, in each of its orders.
CREATE INDEX payments_of_method_by_amount ON payments (method, amount_minor DESC, payment_id DESC);
CREATE INDEX refunds_by_means ON refunds (means, requested_at DESC, refund_id DESC);
