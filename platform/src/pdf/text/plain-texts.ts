import { withoutControls } from '@sac/contracts/text/printable'

/** A value of JSON with every text in it without controls. */
export function plainTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return withoutControls(value) as Value
  if (Array.isArray(value)) return value.map(plainTexts) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainTexts(member)])) as Value
}
