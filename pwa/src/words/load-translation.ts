import type { Translation } from '@sac/contracts/template/translation'
import type { LanguageCode } from '#design/i18n/language.ts'

/**
 * The catalogue in a language it was not written in, from a file of its own; null where the catalogue speaks the language itself.
 * Where the file does not come, the catalogue is shown in its own language, marked: an inspection never waits for words.
 */
export async function loadTranslation(language: LanguageCode): Promise<Translation | null> {
  if (language !== 'ar') return null
  try {
    return (await import('@sac/contracts/template/arabic')).arabic
  } catch {
    return null
  }
}
