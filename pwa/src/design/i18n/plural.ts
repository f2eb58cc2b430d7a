import { type LanguageCode, localeOf } from './language.ts'

/** Words per plural form; `other` is required, the rest where the language has them. `#` stands for the number. */
export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

// The first of each costs a cold browser tens of milliseconds, so they are made when the first number is told and serve every file
// of words.
const made = new Map<LanguageCode, { rules: Intl.PluralRules; numbers: Intl.NumberFormat }>()

function rulesOf(language: LanguageCode) {
  const known = made.get(language)
  if (known) return known
  const fresh = { rules: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(localeOf[language]) }
  made.set(language, fresh)
  return fresh
}

/** Chooses the plural form of a language by Intl.PluralRules and puts the number in place of `#`. */
export const pluralIn =
  (language: LanguageCode) =>
  (count: number, forms: Forms): string => {
    const { rules, numbers } = rulesOf(language)
    return (forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count))
  }
