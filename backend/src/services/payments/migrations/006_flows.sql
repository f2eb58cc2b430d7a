-- The flow its booking began. null: told of under the booking's id, from before.
ALTER TABLE payments ADD COLUMN correlation_id text;
