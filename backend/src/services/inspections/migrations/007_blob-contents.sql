-- What the bytes are, as the gateway judged them; null for those from before. Of rubbish there are no bytes.
ALTER TABLE blobs ADD COLUMN content jsonb;
