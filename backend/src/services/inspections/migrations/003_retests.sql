-- The failed test a retest answers, so that it is judged when that test is complete.
ALTER TABLE inspections ADD COLUMN retest_of uuid;
CREATE INDEX inspections_by_failed_test ON inspections (retest_of) WHERE retest_of IS NOT NULL;
