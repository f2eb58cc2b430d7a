-- The signed PDF of a report: made after its row, once, and never changed.
CREATE TABLE month_papers (
  report_id uuid PRIMARY KEY REFERENCES month_reports,
  pdf_sha256 text NOT NULL CHECK (pdf_sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz NOT NULL
);
CREATE TRIGGER month_papers_stay BEFORE UPDATE OR DELETE ON month_papers FOR EACH ROW EXECUTE FUNCTION refuse_other_report();
CREATE TRIGGER month_papers_never_emptied BEFORE TRUNCATE ON month_papers EXECUTE FUNCTION refuse_other_report();

-- Reports somebody waits for the paper of, and what has become of the attempts.
CREATE TABLE unprinted_months (
  report_id uuid PRIMARY KEY REFERENCES month_reports,
  asked_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  failed_at timestamptz,
  CHECK ((attempts = 0) = (failed_at IS NULL))
);
