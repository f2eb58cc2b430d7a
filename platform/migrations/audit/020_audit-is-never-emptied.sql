-- Rows cannot be taken away one by one; nor all at once.
CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON audit_events EXECUTE FUNCTION refuse_audit_change();
