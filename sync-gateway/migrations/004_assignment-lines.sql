-- Whose appointment an inspection is: beginnings, take-overs and seals are shown to everyone who has the assignment.
create index feed_by_inspection on feed ((value->>'inspectionId'))
  where entity = 'assignment' and value->>'inspectionId' is not null;
