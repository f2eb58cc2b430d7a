import type { LocalText } from '@sac/contracts/template/template'
import { isolated } from '@sac/contracts/text/isolate'
import type { LanguageCode } from '#design/i18n/language.ts'

/** A text of the catalogue; where it is not in the language, in French, as the papers have it, kept apart. */
export const textIn = (text: LocalText, language: LanguageCode): string =>
  language === 'ar' ? isolated(text.fr) : text[language]
