export type ProfileVerdict = {
  compliant: boolean
  /** One line for each broken rule: clause, test number, what it demands, where it was first broken. */
  failures: string[]
}

type Rule = {
  clause: string
  testNumber: number
  description: string
  checks?: { context?: string; errorMessage?: string }[]
}
type Job = {
  itemDetails: { name: string }
  validationResult?: { compliant: boolean; details: { ruleSummaries: Rule[] } }[]
  taskException?: { exceptionMessage?: string }
}

/** Verdicts for the files in the order of `paths`, whatever order the JSON report has; a file it could not read does not comply. */
export function parseVerapdfReport(json: string, paths: readonly string[]): ProfileVerdict[] {
  const { report } = JSON.parse(json) as { report: { jobs: Job[] } }
  return paths.map((path) => verdictOf(report.jobs.find(({ itemDetails }) => itemDetails.name === path)))
}

function verdictOf(job: Job | undefined): ProfileVerdict {
  const result = job?.validationResult?.[0]
  if (!result)
    return { compliant: false, failures: [job?.taskException?.exceptionMessage ?? 'veraPDF could not read it'] }
  return { compliant: result.compliant, failures: result.details.ruleSummaries.map(describeRule) }
}

function describeRule({ clause, testNumber, description, checks = [] }: Rule): string {
  const [first] = checks
  return `${clause}-${testNumber}: ${first?.errorMessage ?? description} (${first?.context ?? 'unknown place'})`
}
