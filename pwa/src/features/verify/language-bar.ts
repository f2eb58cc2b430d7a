import { languages } from '#design/i18n/language.ts'
import { remember } from '#platform/memory.ts'
import { reveal } from './draw.ts'
import type { Change } from './page.ts'
import { languageKey, wordingIn } from './wording.ts'

/** Shows the language buttons and listens to them; the choice is kept for the next visit. */
export const startLanguageBar = (change: Change): void => {
  for (const language of languages) {
    document.querySelector(`[data-language=${language}]`)?.addEventListener('click', () => {
      remember(languageKey, language)
      change({ wording: wordingIn(language) })
    })
  }
  reveal('languages', true)
}
