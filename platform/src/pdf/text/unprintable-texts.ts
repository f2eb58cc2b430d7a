import { unprintableCharacters } from '@sac/contracts/text/printable'

export type UnprintableText = { field: string; characters: readonly string[] }

/** Every text in a value of JSON that holds a character no font has, with the path of its field. Asked before a number is given. */
export function unprintableTexts(value: unknown, field = ''): UnprintableText[] {
  if (typeof value === 'string') return lookAt(value, field)
  if (typeof value !== 'object' || value === null) return []
  const found: UnprintableText[] = []
  for (const [key, member] of Object.entries(value))
    found.push(...unprintableTexts(member, field === '' ? key : `${field}.${key}`))
  return found
}

function lookAt(text: string, field: string): UnprintableText[] {
  const characters = unprintableCharacters(text)
  return characters.length === 0 ? [] : [{ field, characters }]
}
