import type { LanguageCode } from '#design/i18n/language.ts'
import { landing as ar } from './ar/landing.ts'
import { landing as en, type Landing } from './en/landing.ts'
import { landing as fr } from './fr/landing.ts'

/** Without the other words, which are still on their way then. */
export const landings: Record<LanguageCode, Landing> = { en, fr, ar }
