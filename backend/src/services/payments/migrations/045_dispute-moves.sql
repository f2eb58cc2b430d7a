-- What a bank takes because of a dispute, and gives back: each an entry of the day on which we learned of it. A day that somebody has
-- reported stays as it was, whatever a bank decides later. Taken is above zero, given back below.
CREATE TABLE dispute_moves (
  dispute_id   text NOT NULL REFERENCES disputes,
  moved_at     timestamptz NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0)
);
CREATE INDEX dispute_moves_of_dispute ON dispute_moves (dispute_id);
CREATE INDEX dispute_moves_by_time ON dispute_moves (moved_at);
INSERT INTO dispute_moves SELECT dispute_id, opened_at, amount_minor FROM disputes WHERE takes_money AND amount_minor > 0;
INSERT INTO dispute_moves SELECT dispute_id, told_at, -amount_minor FROM disputes WHERE takes_money AND amount_minor > 0 AND status = 'won';
