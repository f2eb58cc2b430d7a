// The chosen language: its words, its direction, its dates and figures.
import { chooseLanguage, directionOf, type LanguageCode, localeOf } from '#design/i18n/language.ts'
import { recall } from '#platform/memory.ts'
import { pageTexts } from './page-texts.ts'

export const languageKey = 'sac-language'

/** The language picked here before, else the best of the browser's. */
export const currentLanguage = (): LanguageCode => chooseLanguage([recall(languageKey) ?? '', ...navigator.languages])

/** Sets language and direction of the page and marks its button. */
export const applyLanguage = (language: LanguageCode): void => {
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]'))
    button.ariaPressed = String(button.dataset.language === language)
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}

/** `text` with each `{name}` replaced; values keep their own direction inside the sentence. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => `\u2068${values[name] ?? ''}\u2069`)

const dayLength = 86_400
const hourLength = 3_600

export type Wording = ReturnType<typeof wordingIn>

/** Words and formats of a language. */
export const wordingIn = (language: LanguageCode) => {
  const locale = localeOf[language]
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return {
    ...pageTexts()[language],
    language,
    /** @param days days since 1970-01-01 */
    date: (days: number) => date.format(days * dayLength * 1000),
    /** @param seconds Unix seconds */
    moment: (seconds: number) => moment.format(seconds * 1000),
    /** How long ago, in whole days or hours. @param seconds age, at least 0 */
    age: (seconds: number) =>
      seconds < dayLength
        ? relative.format(-Math.floor(seconds / hourLength), 'hour')
        : relative.format(-Math.floor(seconds / dayLength), 'day'),
    figure: (value: number) => value.toLocaleString(locale),
  }
}
