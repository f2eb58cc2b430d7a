// Finds entries in source text, which the formatter keeps in one form: an entry of a literal begins its line.
export type Entry = { key: string; from: number; to: number }

/** Entries of the object literal that begins behind `opening`, at its first level, each with its line ends. */
export function entriesBehind(text: string, opening: string): Entry[] {
  const start = text.indexOf(opening)
  if (start === -1) throw new Error(`there is no ${opening}`)
  const margin = /^ */.exec(text.slice(text.lastIndexOf('\n', start) + 1))?.[0] ?? ''
  const first = text.indexOf('\n', start + opening.length) + 1
  const end = text.indexOf(`\n${margin}}`, first - 1) + 1
  const heads = [...text.slice(first, end).matchAll(new RegExp(`^${margin}  (?:'([^']+)'|(\\w+))[:,(]`, 'gm'))]
  return heads.map(({ index, 1: literal, 2: word }, at) => ({
    key: literal ?? word ?? '',
    from: first + index,
    to: first + (heads[at + 1]?.index ?? end - first),
  }))
}

/** The end of the call whose name begins at `from`, with the comma and the line end behind it. */
export function endOfCall(text: string, from: number): number {
  const token = /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|[()]/g
  token.lastIndex = from
  let depth = 0
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '(') depth += 1
    if (found[0] === ')' && (depth -= 1) === 0) return token.lastIndex
  }
  throw new Error('a call does not end')
}

/** With the comma and the line that follow. */
export const withComma = (text: string, to: number): number => to + (/^,?\n?/.exec(text.slice(to))?.[0].length ?? 0)
