// Finding the right deficiency from the words an inspector says: parts of words, everyday synonyms, either language, codes.
import { alikeWords } from './data/alike-words.ts'
import { foldText } from './fold-text.ts'
import { nearWords } from './near-words.ts'
import type { Checkpoint, Deficiency, Language } from './template.ts'

export type Hit = { checkpoint: Checkpoint; deficiency: Deficiency }

type Field = { text: string; weight: number }
type Wanted = { word: string; others: readonly string[] }

const WEIGHT = { code: 60, own: 20, synonym: 16, foreign: 12, title: 8, plain: 3 }
/** A word alike counts for less than the word itself. */
const ALIKE = 0.5

/**
 * The deficiencies of these checkpoints that match every word of the query, best first (then commonest, then template order).
 * A word matches when it is part of a text, a synonym, a code or the checkpoint's title in either language, or when a word alike
 * is (`rusty` finds corrosion, `rouille` too). A word that is found nowhere is taken for a mistyped one. `language` is the reader's: matches in it rank higher. An empty query finds none.
 */
export function searchDeficiencies(
  checkpoints: readonly Checkpoint[],
  query: string,
  language: Language,
): readonly Hit[] {
  const words = foldText(query)
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ word, others: alike(word) }))
  if (words.length === 0) return []
  const all = checkpoints.flatMap((checkpoint) =>
    checkpoint.deficiencies.map((deficiency) => ({ checkpoint, deficiency })),
  )
  const found = rank(all, words, language)
  return found.length > 0
    ? found
    : rank(
        all,
        words.map((wanted) => asMeant(wanted, all, language)),
        language,
      )
}

function rank(hits: readonly Hit[], words: readonly Wanted[], language: Language): readonly Hit[] {
  return hits
    .map((hit) => ({ hit, score: scoreOf(hit, words, language) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || rankOf(a.hit) - rankOf(b.hit))
    .map(({ hit }) => hit)
}

/** A word that is found nowhere, with the words it may have been meant for. */
function asMeant(wanted: Wanted, hits: readonly Hit[], language: Language): Wanted {
  if (hits.some((hit) => scoreOf(hit, [wanted], language) > 0)) return wanted
  const known = new Set(hits.flatMap((hit) => foldedOf(hit).all.split(/[ |]+/)))
  const meant = nearWords(wanted.word, [...known, ...groups.flat()])
  return { ...wanted, others: [...new Set([...wanted.others, ...meant, ...meant.flatMap(alike)])] }
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
function scoreOf(hit: Hit, words: readonly Wanted[], language: Language): number {
  const folded = foldedOf(hit)
  let total = 0
  for (const { word, others } of words) {
    const alike = others.map((other) => ALIKE * bestMatch(folded, language, other))
    const best = Math.max(bestMatch(folded, language, word), ...alike)
    if (best === 0) return 0
    total += best
  }
  return total
}

// Most deficiencies hold few of the words: one look at the joined text spares the fields.
function bestMatch({ all, fields }: Folded, language: Language, word: string): number {
  if (!all.includes(word)) return 0
  return Math.max(...fields[language].map(({ text, weight }) => weight * fit(text, word)))
}

/** A whole word fits best, then the beginning of one, then any part. Texts begin and end with a space. */
function fit(text: string, word: string): number {
  if (!text.includes(word)) return 0
  if (text.includes(` ${word} `)) return 3
  if (text.includes(` ${word}`)) return 2
  return word.length > 2 ? 1 : 0
}

const groups = alikeWords.map((group) => group.map(foldText))

/** Words of the groups this word belongs to, other than itself. From four letters on beginnings and inflections count. */
function alike(word: string): readonly string[] {
  const belongs = (other: string) => other === word || beginsLike(other, word) || isInflected(word, other)
  return [...new Set(groups.filter((group) => group.some(belongs)).flat())].filter((other) => other !== word)
}

const beginsLike = (other: string, word: string) => word.length > 3 && other.startsWith(word)

/** `rouillee` of `rouille`, `amortisseurs` of `amortisseur`: up to three letters more. */
const isInflected = (word: string, other: string) =>
  other.length > 3 && word.startsWith(other) && word.length - other.length <= 3

type Folded = { all: string; fields: Record<Language, readonly Field[]> }

const known = new WeakMap<Deficiency, Folded>()

function foldedOf(hit: Hit): Folded {
  const found = known.get(hit.deficiency)
  if (found !== undefined) return found
  const fields = { en: fieldsOf(hit, 'en', 'fr'), fr: fieldsOf(hit, 'fr', 'en') }
  const made: Folded = { all: fields.en.map(({ text }) => text).join('|'), fields }
  known.set(hit.deficiency, made)
  return made
}

const field = (text: string, weight: number): Field => ({ text: ` ${foldText(text)} `, weight })

function fieldsOf({ checkpoint, deficiency }: Hit, own: Language, foreign: Language): readonly Field[] {
  const { code, text, synonyms, plain } = deficiency
  const { title } = checkpoint
  return [
    field(code, WEIGHT.code),
    field(text[own], WEIGHT.own),
    field(synonyms.join(' '), WEIGHT.synonym),
    field(text[foreign], WEIGHT.foreign),
    field(`${title.en} ${title.fr}`, WEIGHT.title),
    field(`${plain.en} ${plain.fr}`, WEIGHT.plain),
  ]
}
