-- A group's place is a row beside its effects.
DROP TABLE log_group_offset;
