import { unprintableCharacters } from '@sac/contracts/text/printable'

export type UnprintableText = { field: string; characters: readonly string[] }

/** Every text in a value of JSON that holds a character no font has, with the path of its field. Asked before a number is given. */
export function unprintableTexts(value: unknown): UnprintableText[] {
  return textsOf(value, '').flatMap(({ field, text }) => {
    const characters = unprintableCharacters(text)
    return characters.length === 0 ? [] : [{ field, characters }]
  })
}

type Text = { field: string; text: string }

function textsOf(value: unknown, path: string): Text[] {
  if (typeof value === 'string') return [{ field: path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => textsOf(member, path === '' ? key : `${path}.${key}`))
}
