// Finding the right deficiency from the words an inspector says: parts of words, everyday synonyms, either language, codes.
import { alikeWords } from './data/alike-words.ts'
import { foldText } from './fold-text.ts'
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
 * is (`rusty` finds corrosion, `rouille` too). `language` is the reader's: matches in it rank higher. An empty query finds none.
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
  return checkpoints
    .flatMap((checkpoint) => checkpoint.deficiencies.map((deficiency) => ({ checkpoint, deficiency })))
    .map((hit) => ({ hit, score: scoreOf(hit, words, language) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || rankOf(a.hit) - rankOf(b.hit))
    .map(({ hit }) => hit)
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
  const fields = fieldsOf(hit, language)
  const scores = words.map(({ word, others }) =>
    Math.max(bestMatch(fields, word), ...others.map((other) => ALIKE * bestMatch(fields, other))),
  )
  return scores.includes(0) ? 0 : scores.reduce((total, score) => total + score, 0)
}

function bestMatch(fields: readonly Field[], word: string): number {
  return Math.max(0, ...fields.map(({ text, weight }) => weight * fit(text, word)))
}

/** A whole word fits best, then the beginning of one, then any part. */
function fit(text: string, word: string): number {
  const padded = ` ${text} `
  if (padded.includes(` ${word} `)) return 3
  if (padded.includes(` ${word}`)) return 2
  return word.length > 2 && padded.includes(word) ? 1 : 0
}

const groups = alikeWords.map((group) => group.map(foldText))

/** Words of the groups this word belongs to; from four letters on the beginning of a word counts as the word. */
function alike(word: string): readonly string[] {
  const same = (other: string) => other === word || (word.length > 3 && other.startsWith(word))
  return groups.filter((group) => group.some(same)).flat()
}

type Folded = Record<'code' | 'synonyms', string> & Record<'text' | 'plain' | 'title', Record<Language, string>>

const folded = new WeakMap<Deficiency, Folded>()

const both = ({ en, fr }: Record<Language, string>) => ({ en: foldText(en), fr: foldText(fr) })

function foldedOf({ checkpoint, deficiency }: Hit): Folded {
  const known = folded.get(deficiency)
  if (known !== undefined) return known
  const made: Folded = {
    code: foldText(deficiency.code),
    synonyms: foldText(deficiency.synonyms.join(' ')),
    text: both(deficiency.text),
    plain: both(deficiency.plain),
    title: both(checkpoint.title),
  }
  folded.set(deficiency, made)
  return made
}

function fieldsOf(hit: Hit, language: Language): readonly Field[] {
  const { code, synonyms, text, plain, title } = foldedOf(hit)
  const other = language === 'en' ? 'fr' : 'en'
  return [
    { text: code, weight: WEIGHT.code },
    { text: text[language], weight: WEIGHT.own },
    { text: synonyms, weight: WEIGHT.synonym },
    { text: text[other], weight: WEIGHT.foreign },
    { text: `${title.en} ${title.fr}`, weight: WEIGHT.title },
    { text: `${plain[language]} ${plain[other]}`, weight: WEIGHT.plain },
  ]
}
