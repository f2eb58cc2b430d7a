// A catalogue in a language it was not written in. It stands beside the template and is no part of what is hashed: an inspection
// under way keeps the template it is pinned to, whatever is translated meanwhile.
import type { ArabicTexts } from './data/ar/arabic-texts.ts'
import type { InspectionTemplate, LocalText } from './template.ts'

export type Translation = {
  language: 'ar'
  /**
   * By the English text it was made from, not by code: where another version of a template says something else under the same
   * code, that text is untranslated, never translated wrongly.
   */
  texts: ReadonlyMap<string, string>
  /** Further names of a deficiency, by its code, comma-separated. */
  synonyms: ReadonlyMap<string, string>
  /** Groups of words for the same thing. */
  alikeWords: readonly (readonly string[])[]
}

type Pair = readonly [from: LocalText, to: string | undefined]

/** The texts of a template with what was written for their codes; undefined where nothing was. */
export function pairsOf(template: InspectionTemplate, written: ArabicTexts): readonly Pair[] {
  const name = (key: string) => [written[key] ?? []].flat()[0]
  const more = (key: string) => [written[key] ?? []].flat()[1]
  return template.sections.flatMap((section): Pair[] => [
    [section.title, name(section.code)],
    ...section.checkpoints.flatMap(({ code, title, help, measurements, deficiencies }): Pair[] => [
      [title, name(code)],
      [help, more(code)],
      ...measurements.map(({ key, label }): Pair => [label, name(key)]),
      ...deficiencies.flatMap(({ code, text, plain }): Pair[] => [
        [text, name(code)],
        [plain, more(code)],
      ]),
    ]),
  ])
}

/** By the English text; pairs without a translation are left out. */
export const textsOf = (pairs: readonly Pair[]): ReadonlyMap<string, string> =>
  new Map(pairs.flatMap(([from, to]): [string, string][] => (to === undefined ? [] : [[from.en, to]])))

export const synonymsOf = (written: ArabicTexts): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(written).flatMap(([code, [, , synonyms]]): [string, string][] =>
      synonyms ? [[code, synonyms]] : [],
    ),
  )
