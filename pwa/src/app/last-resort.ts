// What is shown when not even a screen that says so can be drawn: a part of the app could not be fetched. Needs nothing that
// is fetched later, so its words are here, in every language at once.
import type { LanguageCode } from '#design/i18n/language.ts'

type Sentence = { dir: 'ltr' | 'rtl'; text: string; act: string }

const sentences = {
  en: {
    dir: 'ltr',
    text: 'The app could not be loaded whole. Your saved work is safe on this device.',
    act: 'Load again',
  },
  fr: {
    dir: 'ltr',
    text: 'L’application n’a pas pu être chargée en entier. Votre travail enregistré est en sécurité sur cet appareil.',
    act: 'Recharger',
  },
  ar: { dir: 'rtl', text: 'تعذّر تحميل التطبيق كاملًا. عملك المحفوظ آمن على هذا الجهاز.', act: 'إعادة التحميل' },
} satisfies Record<LanguageCode, Sentence>

function sentence([lang, { dir, text, act }]: [string, Sentence]): HTMLElement {
  const part = document.createElement('p')
  part.lang = lang
  part.dir = dir
  const again = document.createElement('a')
  again.href = '/inspect/'
  again.textContent = act
  part.append(text, ' ', again)
  return part
}

/** Replaces the page. */
export function showLastResort(root: HTMLElement): void {
  const main = document.createElement('main')
  main.className = 'screen-body stack'
  main.setAttribute('role', 'alert')
  main.append(...Object.entries(sentences).map(sentence))
  root.replaceChildren(main)
}
