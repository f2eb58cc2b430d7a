// What is on the screen, and its one way to change.
import { drawView, drawWords, reveal } from './draw.ts'
import type { View } from './view.ts'
import { applyLanguage, currentLanguage, type Wording, wordingIn } from './wording.ts'

export type Page = {
  wording: Wording
  /** null: there is no code in the address. */
  view: View | null
  /** Digits of the code the view is about; empty after a lookup. */
  digits: string
}

/** Changes what is on the screen. */
export type Change = (changes: Partial<Page>) => void

/** @param drawn told after every drawing, for what lies below the answer */
export const createPage = (drawn: (page: Page) => void): Change => {
  const page: Page = { view: null, digits: '', wording: wordingIn(currentLanguage()) }
  return (changes) => {
    Object.assign(page, changes)
    applyLanguage(page.wording.language)
    drawWords(page.wording)
    if (page.view) drawView(page.wording, page.view, page.digits)
    reveal('answer', page.view !== null)
    reveal('intro', page.view === null)
    drawn(page)
  }
}
