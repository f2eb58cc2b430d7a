-- Those of one result by test, and in the order in which they end: most of the others never do.
CREATE INDEX certificates_of_result_by_test ON certificates (result, tested_on DESC, certificate_id DESC);
CREATE INDEX certificates_of_result_by_end ON certificates (result, valid_until, certificate_id) WHERE valid_until IS NOT NULL;
