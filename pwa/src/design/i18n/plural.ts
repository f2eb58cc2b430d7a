import { type LanguageCode, localeOf } from './language.ts'

/** Words per plural form; `other` is required, the rest where the language has them. `#` stands for the number. */
export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** Chooses the plural form of a language by Intl.PluralRules and puts the number in place of `#`. */
export function pluralIn(language: LanguageCode): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(localeOf[language])
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count))
}
