// The plain page at `/`: readable without a script, which only changes its language.
import { chooseLanguage, directionOf, type LanguageCode, languages } from '#design/i18n/language.ts'
import { ar } from './messages/ar.ts'
import { en, type LandingWords } from './messages/en.ts'
import { fr } from './messages/fr.ts'

const words: Record<LanguageCode, LandingWords> = { en, fr, ar }
const isWord = (name: string | undefined): name is keyof LandingWords => name !== undefined && Object.hasOwn(en, name)

function show(language: LanguageCode): void {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
    const { word } = element.dataset
    if (isWord(word)) element.textContent = words[language][word]
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset['language'] === language))
}

for (const button of document.querySelectorAll<HTMLElement>('[data-language]'))
  button.addEventListener('click', () => {
    const language = languages.find((known) => known === button.dataset['language'])
    if (language) show(language)
  })
show(chooseLanguage(navigator.languages))
