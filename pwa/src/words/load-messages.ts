import type { LanguageCode } from '#design/i18n/language.ts'
import type { Messages } from './en.ts'

const loaders: Record<LanguageCode, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
  ar: () => import('./ar.ts'),
}

/** One language is loaded; the others stay in their own files until they are chosen. */
export const loadMessages = async (language: LanguageCode): Promise<Messages> => (await loaders[language]()).messages
