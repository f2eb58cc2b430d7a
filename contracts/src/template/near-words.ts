// Words as they come out of a gloved thumb: one letter too many, too few, wrong or swapped with its neighbour.

/** How many slips a word may have: none in short words, where one makes another word. */
const slipsOf = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

type Rows = { before: readonly number[]; last: readonly number[] }

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY

/** The next row of the table of distances; `i` letters of `a` have been looked at. */
function nextRow(a: string, b: string, i: number, { before, last }: Rows): number[] {
  const row = [i]
  for (let j = 1; j <= b.length; j += 1) {
    const same = a.charAt(i - 1) === b.charAt(j - 1)
    const swapped = i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)
    const replaced = at(last, j - 1) + (same ? 0 : 1)
    row.push(Math.min(at(row, j - 1) + 1, at(last, j) + 1, replaced, swapped ? at(before, j - 2) + 1 : replaced))
  }
  return row
}

/** Optimal string alignment: insertions, deletions, substitutions, swaps of neighbours. */
function slipsBetween(a: string, b: string): number {
  let rows: Rows = { before: [], last: Array.from({ length: b.length + 1 }, (_, j) => j) }
  for (let i = 1; i <= a.length; i += 1) rows = { before: rows.last, last: nextRow(a, b, i, rows) }
  return at(rows.last, b.length)
}

/** Of `known` those meant by a mistyped word, whole or begun; folded words on both sides. */
export function nearWords(word: string, known: Iterable<string>): readonly string[] {
  const slips = slipsOf(word)
  if (slips === 0) return []
  return [...known].filter((other) => {
    if (Math.abs(other.length - word.length) <= slips) return slipsBetween(word, other) <= slips
    return other.length > word.length && slipsBetween(word, other.slice(0, word.length)) <= slips
  })
}
