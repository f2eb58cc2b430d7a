export const languages = ['en', 'fr', 'ar'] as const
export type LanguageCode = (typeof languages)[number]

export const languageNames: Record<LanguageCode, string> = { en: 'English', fr: 'Français', ar: 'العربية' }

/** Locale for Intl. Figures stay Western in Arabic too: they are compared with instruments and papers. */
export const localeOf: Record<LanguageCode, string> = { en: 'en-GB', fr: 'fr-FR', ar: 'ar-MA-u-nu-latn' }

export const directionOf = (language: LanguageCode): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** The first wanted language (BCP 47 tags, best first) that exists here, else English. */
export function chooseLanguage(wanted: readonly string[]): LanguageCode {
  const primary = wanted.map((tag) => tag.toLowerCase().split('-')[0])
  return (
    languages.find((language) => language === primary.find((tag) => languages.some((known) => known === tag))) ?? 'en'
  )
}
