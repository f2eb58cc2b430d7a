-- The office reads claims of everybody, of one plate and of one person, the newest first.
CREATE INDEX claims_by_time ON claims (claimed_at, claim_id);
CREATE INDEX claims_of_status ON claims (status, claimed_at, claim_id);
CREATE INDEX claims_of_plate ON claims (plate_key, claimed_at, claim_id);
DROP INDEX claims_of_user;
CREATE INDEX claims_of_user ON claims (user_id, claimed_at, claim_id);
