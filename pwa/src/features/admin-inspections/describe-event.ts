// What an entry of a device says, in a few words: which field, which checkpoint, which value. What people typed stays as it is.
import type { Messages } from '#words/admin/words.tsx'

type Words = Pick<Messages['inspections'], 'answers' | 'positions' | 'results' | 'severity'>

const told = [
  'field',
  'checkpoint',
  'answer',
  'position',
  'value',
  'severity',
  'deficiency',
  'reason',
  'note',
  'text',
  'name',
  'result',
]

/** Codes that have words. */
const codes = { answer: 'answers', position: 'positions', severity: 'severity', result: 'results' } as const

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return Object.values(value).map(textOf).filter(Boolean).join(' ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function saidOf(name: string, text: string, words: Words): string {
  const named = codes[name as keyof typeof codes] as (typeof codes)[keyof typeof codes] | undefined
  const known: Readonly<Record<string, string>> = named ? words[named] : {}
  return known[text] ?? text
}

/** Its parts, each of which may run its own way; none where there is nothing more to say than its kind. */
export const describeEvent = (payload: Readonly<Record<string, unknown>>, words: Words): string[] =>
  told.map((name) => saidOf(name, textOf(payload[name]), words)).filter(Boolean)
