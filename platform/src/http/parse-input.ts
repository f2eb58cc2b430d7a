import type { Operation } from '@sac/contracts/operations/operation'
import { findUnstorable } from '@sac/contracts/storable-text'
import * as z from 'zod/mini'
import { describeIssue } from '#validation/describe-issue'
import { Problem } from './problem.ts'

const parts = ['params', 'query', 'headers', 'body'] as const
type Part = (typeof parts)[number]
type Fault = { field: string; detail: string }

/**
 * Parses all parts at once; a part without schema passes as it is. Throws Problem `request.invalid` with every wrong field; a
 * text that no database takes is wrong everywhere.
 */
export function parseInput(
  row: Pick<Operation, Part>,
  given: Readonly<Record<Part, unknown>>,
): Partial<Record<Part, unknown>> {
  const parsed: Partial<Record<Part, unknown>> = {}
  const errors: Fault[] = []
  for (const part of parts) {
    const schema = row[part]
    if (!schema) continue
    const result = z.safeParse(schema, given[part])
    if (result.success) {
      // Of headers only the named ones are parsed.
      parsed[part] = part === 'headers' ? { ...Object(given[part]), ...Object(result.data) } : result.data
      errors.push(...unstorableOf(part, result.data))
    } else errors.push(...result.error.issues.map((issue) => faultOf(part, issue)))
  }
  if (errors.length > 0) throw new Problem('request.invalid', { detail: 'Correct the named fields.', errors })
  return parsed
}

function unstorableOf(part: Part, value: unknown): Fault[] {
  const place = findUnstorable(value)
  return place === null ? [] : [{ field: named(part, [place]), detail: 'has a character that cannot be stored' }]
}

const faultOf = (part: Part, issue: z.core.$ZodIssue): Fault => ({
  field: named(part, issue.path.map(String)),
  detail: describeIssue(issue),
})

function named(part: Part, path: readonly string[]): string {
  return [...(part === 'body' ? [] : [part]), ...path].join('.') || part
}
