// What a deficiency can be found by, folded once for each reader; and the words that mean the same.
import { alikeWords } from './data/alike-words.ts'
import { foldText } from './fold-text.ts'
import type { Checkpoint, Deficiency, Language, LocalText } from './template.ts'
import type { Translation } from './translation.ts'

export type Findable = { checkpoint: Checkpoint; deficiency: Deficiency }

/** Whose words rank highest, and a language the catalogue was not written in. */
export type Reader = { language: Language; translation: Translation | null }

type Field = { text: string; weight: number }
export type Folded = { all: string; fields: readonly Field[] }

const WEIGHT = { code: 60, own: 20, synonym: 16, foreign: 12, title: 8, plain: 3 }

const known = new WeakMap<Deficiency, Map<string, Folded>>()

/** The folded texts of a deficiency; each begins and ends with a space. */
export function foldedOf(hit: Findable, reader: Reader): Folded {
  const key = reader.translation?.language ?? reader.language
  const ofHit = known.get(hit.deficiency) ?? new Map<string, Folded>()
  known.set(hit.deficiency, ofHit)
  const found = ofHit.get(key)
  if (found !== undefined) return found
  const fields = fieldsOf(hit, reader)
  const made = { all: fields.map(({ text }) => text).join('|'), fields }
  ofHit.set(key, made)
  return made
}

const field = (text: string, weight: number): Field => ({ text: ` ${foldText(text)} `, weight })

function fieldsOf({ checkpoint, deficiency }: Findable, { language, translation }: Reader): readonly Field[] {
  const { code, text, synonyms, plain } = deficiency
  const translated = ({ en }: LocalText) => translation?.texts.get(en)
  const every = (of: LocalText) => [of.en, of.fr, translated(of)].filter(Boolean).join(' ')
  const own = translated(text) ?? text[language]
  const foreign = [text.en, text.fr].filter((other) => other !== own).join(' ')
  return [
    field(code, WEIGHT.code),
    field(own, WEIGHT.own),
    field([...synonyms, translation?.synonyms.get(code)].filter(Boolean).join(' '), WEIGHT.synonym),
    field(foreign, WEIGHT.foreign),
    field(every(checkpoint.title), WEIGHT.title),
    field(every(plain), WEIGHT.plain),
  ]
}

type Groups = readonly (readonly string[])[]
const foldGroups = (groups: Groups): Groups => groups.map((group) => group.map(foldText))
const writtenGroups = foldGroups(alikeWords)
const translatedGroups = new WeakMap<Translation, Groups>()

/** Groups of folded words for the same thing. */
export function groupsFor({ translation }: Reader): Groups {
  if (!translation) return writtenGroups
  const made = translatedGroups.get(translation) ?? [...writtenGroups, ...foldGroups(translation.alikeWords)]
  translatedGroups.set(translation, made)
  return made
}
