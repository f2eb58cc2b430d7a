-- Those that failed, or wait for somebody, are few among many.
CREATE INDEX payments_by_status ON payments (status, created_at DESC, payment_id DESC);
CREATE INDEX refunds_by_status ON refunds (status, requested_at DESC, refund_id DESC);
