import { findUnstorable } from '@sac/contracts/storable-text'
import * as z from 'zod/mini'
import { describeIssue } from '#validation/describe-issue'
import { Problem } from './problem.ts'

type Part = 'params' | 'query' | 'body'
type Schemas = Readonly<Record<Part, z.core.$ZodType | undefined>>

/**
 * Parses all parts at once; a part without schema passes as it is. Throws Problem `request.invalid` with every wrong field; a
 * text that no database takes is wrong everywhere.
 */
export function parseInput(schemas: Schemas, given: Readonly<Record<Part, unknown>>): Partial<Record<Part, unknown>> {
  const parsed: Partial<Record<Part, unknown>> = {}
  const errors: { field: string; detail: string }[] = []
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = schemas[part]
    if (!schema) continue
    const result = z.safeParse(schema, given[part])
    if (result.success) {
      parsed[part] = result.data
      errors.push(...unstorableOf(part, result.data))
    } else
      errors.push(
        ...result.error.issues.map((issue) => ({ field: fieldOf(part, issue), detail: describeIssue(issue) })),
      )
  }
  if (errors.length > 0) throw new Problem('request.invalid', { detail: 'Correct the named fields.', errors })
  return parsed
}

function unstorableOf(part: Part, value: unknown): { field: string; detail: string }[] {
  const place = findUnstorable(value)
  return place === null ? [] : [{ field: named(part, [place]), detail: 'has a character that cannot be stored' }]
}

const fieldOf = (part: Part, { path }: z.core.$ZodIssue): string => named(part, path.map(String))

function named(part: Part, path: readonly string[]): string {
  return [...(part === 'body' ? [] : [part]), ...path].join('.') || part
}
