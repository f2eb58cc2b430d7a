import type * as z from 'zod/mini'

/** What is wrong, in the schema's words alone: zod's own messages may quote what was given, which may be a secret. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message
  return describeValue(issue) ?? describeSize(issue) ?? 'is not valid'
}

function describeValue(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'invalid_type') return `must be ${articleFor(issue.expected)} ${issue.expected}`
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_format')
    return issue.format === 'regex' ? 'has the wrong form' : `must be a valid ${issue.format}`
  if (issue.code === 'unrecognized_keys') return 'has unknown fields'
  return undefined
}

function describeSize(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'too_small') return `must be at least ${String(issue.minimum)}${unitOf(issue.origin)}`
  if (issue.code === 'too_big') return `must be at most ${String(issue.maximum)}${unitOf(issue.origin)}`
  return undefined
}

function articleFor(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a'
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters long'
  return origin === 'array' ? ' entries long' : ''
}
