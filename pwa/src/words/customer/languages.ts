import type { LanguageCode } from '#design/i18n/language.ts'
import type { Messages } from './en.ts'

/** Where each language's words are. */
export const customerLanguages: Record<LanguageCode, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
  ar: () => import('./ar.ts'),
}
