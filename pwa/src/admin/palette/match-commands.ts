// What of all that can be gone to fits what somebody types: every word of it begins a word of the name, accents and case aside.

export type Command = {
  id: string
  name: string
  /** The place it is in. */
  within?: string
  /** Also found by these. */
  also?: string
  run: () => void
}

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
const wordsIn = (text: string) =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** In the order given; those whose name begins so come first. */
export function matchCommands(commands: readonly Command[], typed: string): Command[] {
  const wanted = wordsIn(typed)
  const fits = ({ name, within = '', also = '' }: Command) => {
    const words = wordsIn(`${name} ${within} ${also}`)
    return wanted.every((one) => words.some((word) => word.startsWith(one)))
  }
  const found = commands.filter(fits)
  const first = ({ name }: Command) => (folded(name).startsWith(folded(typed.trim())) ? 0 : 1)
  return wanted.length === 0 ? found : found.toSorted((one, two) => first(one) - first(two))
}
