import type { LanguageCode } from '#design/i18n/language.ts'

export type Reasons = Readonly<Record<string, string>>

const loaders: Record<LanguageCode, () => Promise<{ reasons: Reasons }>> = {
  en: () => import('./en/reasons.ts'),
  fr: () => import('./fr/reasons.ts'),
  ar: () => import('./ar/reasons.ts'),
}

/**
 * What to do about each trouble, from a file of its own: most days nobody needs it. Where the file does not come there are no
 * words, and the office's own sentences are shown.
 */
export async function loadReasons(language: LanguageCode): Promise<Reasons> {
  try {
    return (await loaders[language]()).reasons
  } catch {
    return {}
  }
}
