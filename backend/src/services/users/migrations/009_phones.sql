-- The office looks for people by phone, too: how it begins with its country, or the whole of it without. And for what an address was
-- written by this service alone, by how the address begins.
CREATE INDEX users_by_phone ON users (phone text_pattern_ops) WHERE phone IS NOT NULL;
CREATE INDEX users_by_phone_end ON users (reverse(phone) text_pattern_ops) WHERE phone IS NOT NULL;
CREATE INDEX mails_by_address ON mails (email text_pattern_ops);
