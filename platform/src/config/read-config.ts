import * as z from 'zod/mini'
import { describeIssue } from '#validation/describe-issue'

/** The settings are unusable. `message` is one clear text for the operator: names and reasons, never values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Reads all settings at once: `readConfig(z.object({ PORT: … }), process.env)`.
 * An empty string counts as unset. Throws ConfigError naming every wrong setting, so one start shows all that is missing.
 */
export function readConfig<Schema extends z.core.$ZodType>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const result = z.safeParse(schema, given)
  if (result.success) return result.data
  const reasons = result.error.issues.map((issue) => `  ${settingOf(issue)}: ${reasonOf(issue, given)}`)
  throw new ConfigError(`The settings cannot be used:\n${[...new Set(reasons)].join('\n')}`)
}

function settingOf(issue: z.core.$ZodIssue): string {
  return issue.path.map(String).join('.') || 'settings'
}

function reasonOf(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const [name] = issue.path
  if (typeof name === 'string' && !(name in given)) return 'is required'
  return describeIssue(issue)
}
