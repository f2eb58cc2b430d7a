// What an entry of a device says, in a few words: which field, which checkpoint, which value. Its own words are data and stay as they
// are.

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

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return Object.values(value).map(textOf).filter(Boolean).join(' ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Empty where there is nothing more to say than its kind. */
export const describeEvent = (payload: Readonly<Record<string, unknown>>): string =>
  told
    .map((name) => textOf(payload[name]))
    .filter(Boolean)
    .join(' · ')
