// Finding the right deficiency from the words an inspector says: parts of words, everyday synonyms, any language, codes.
import { foldText } from './fold-text.ts'
import { nearWords } from './near-words.ts'
import { type Findable, type Folded, foldedOf, groupsFor, type Reader } from './searchable-texts.ts'
import type { Checkpoint, Deficiency, Language } from './template.ts'
import type { Translation } from './translation.ts'

export type Hit = Findable

type Wanted = { word: string; others: readonly string[] }

/** A word alike counts for less than the word itself. */
const ALIKE = 0.5

/**
 * The deficiencies of these checkpoints that match every word of the query, best first (then commonest, then template order).
 * A word matches when it is part of a text, a synonym, a code or the checkpoint's title in either language, or when a word alike
 * is (`rusty` finds corrosion, `rouille` too). A word that is found nowhere is taken for a mistyped one. `language` is the reader's: matches in it rank higher.
 * With a `translation` its texts are searched too and rank highest. An empty query finds none.
 */
export function searchDeficiencies(
  checkpoints: readonly Checkpoint[],
  query: string,
  language: Language,
  translation: Translation | null = null,
): readonly Hit[] {
  const reader: Reader = { language, translation }
  const words = foldText(query)
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ word, others: alike(word, reader) }))
  if (words.length === 0) return []
  const all = checkpoints.flatMap((checkpoint) =>
    checkpoint.deficiencies.map((deficiency) => ({ checkpoint, deficiency })),
  )
  const found = rank(all, words, reader)
  if (found.length > 0) return found
  const meant = words.map((wanted) => asMeant(wanted, all, reader))
  return rank(all, meant, reader)
}

function rank(hits: readonly Hit[], words: readonly Wanted[], reader: Reader): readonly Hit[] {
  return hits
    .map((hit) => ({ hit, score: scoreOf(hit, words, reader) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || rankOf(a.hit) - rankOf(b.hit))
    .map(({ hit }) => hit)
}

/** A word that is found nowhere, with the words it may have been meant for. */
function asMeant(wanted: Wanted, hits: readonly Hit[], reader: Reader): Wanted {
  if (hits.some((hit) => scoreOf(hit, [wanted], reader) > 0)) return wanted
  const known = new Set(hits.flatMap((hit) => foldedOf(hit, reader).all.split(/[ |]+/)))
  const meant = nearWords(wanted.word, [...known, ...groupsFor(reader).flat()])
  const others = [...wanted.others, ...meant, ...meant.flatMap((word) => alike(word, reader))]
  return { ...wanted, others: [...new Set(others)] }
}

/** What is offered before anybody searches: at most six, commonest first. */
export function commonDeficiencies(checkpoint: Checkpoint): readonly Deficiency[] {
  return checkpoint.common.flatMap(
    (code) => checkpoint.deficiencies.find((deficiency) => deficiency.code === code) ?? [],
  )
}

function rankOf({ checkpoint, deficiency }: Hit): number {
  const rank = checkpoint.common.indexOf(deficiency.code)
  return rank === -1 ? checkpoint.common.length : rank
}

/** Sum of each word's best match; 0 as soon as one word matches nothing. */
function scoreOf(hit: Hit, words: readonly Wanted[], reader: Reader): number {
  const folded = foldedOf(hit, reader)
  let total = 0
  for (const { word, others } of words) {
    const alike = others.map((other) => ALIKE * bestMatch(folded, other))
    const best = Math.max(bestMatch(folded, word), ...alike)
    if (best === 0) return 0
    total += best
  }
  return total
}

// Most deficiencies hold few of the words: one look at the joined text spares the fields.
function bestMatch({ all, fields }: Folded, word: string): number {
  if (!all.includes(word)) return 0
  return Math.max(...fields.map(({ text, weight }) => weight * fit(text, word)))
}

/** A whole word fits best, then the beginning of one, then any part. Texts begin and end with a space. */
function fit(text: string, word: string): number {
  if (!text.includes(word)) return 0
  if (text.includes(` ${word} `)) return 3
  if (text.includes(` ${word}`)) return 2
  return word.length > 2 ? 1 : 0
}

/** Words of the groups this word belongs to, other than itself. From four letters on beginnings and inflections count. */
function alike(word: string, reader: Reader): readonly string[] {
  const belongs = (other: string) => other === word || beginsLike(other, word) || isInflected(word, other)
  const groups = groupsFor(reader).filter((group) => group.some(belongs))
  return [...new Set(groups.flat())].filter((other) => other !== word)
}

const beginsLike = (other: string, word: string) => word.length > 3 && other.startsWith(word)

/** `rouillee` of `rouille`, `amortisseurs` of `amortisseur`: up to three letters more. */
const isInflected = (word: string, other: string) =>
  other.length > 3 && word.startsWith(other) && word.length - other.length <= 3
