/** Whether a text has a character no database takes: U+0000, or one half of a surrogate pair. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/**
 * Where in a JSON value the first text lies that cannot be stored, member names and indexes joined with dots; '' for the value
 * itself, null when all of it can be stored. The caller has limited the depth.
 */
export function findUnstorable(value: unknown): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : ''
  if (typeof value !== 'object' || value === null) return null
  for (const [name, member] of Object.entries(value)) {
    const place = placeIn(name, member)
    if (place !== null) return place
  }
  return null
}

function placeIn(name: string, member: unknown): string | null {
  const inside = isStorable(name) ? findUnstorable(member) : ''
  if (inside === null) return null
  return inside === '' ? name : `${name}.${inside}`
}
