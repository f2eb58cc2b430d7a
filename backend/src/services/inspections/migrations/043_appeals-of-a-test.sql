-- Appeals are found by the plate of their car.
CREATE INDEX appeals_of_test ON appeals (inspection_id);
