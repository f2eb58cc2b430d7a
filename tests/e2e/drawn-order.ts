// In which order the letters of a text stand on paper and on a screen, from left to right. Blanks and marks above letters have no
// place of their own; of a bracket only its place is compared, for a screen does not tell which way it opens.
import type { Page } from '@playwright/test'
import { type Line, layOutText } from '@sac/platform/pdf/text/lay-out-text'
import { shapeWord } from '@sac/platform/pdf/text/shape-word'

const counts = (letter: string) => !/[\s\p{M}\p{Cf}]/u.test(letter)
const signOf = (letter: string) => (/[\p{Ps}\p{Pe}\p{Pi}\p{Pf}<>≤≥]/u.test(letter) ? '|' : letter)
const written = (letters: readonly string[]) => letters.filter(counts).map(signOf).join('')

/** The letters of the glyphs a line draws, as the writer of the document is given them. */
const lettersOf = ({ runs }: Line): string[] =>
  runs.flatMap(({ face, text }) => {
    const { glyphs, direction } = shapeWord(face, text).run
    // A glyph of two letters, as lam with alef, holds them in reading order.
    return glyphs.flatMap(({ codePoints }) => {
      const letters = codePoints.map((code) => String.fromCodePoint(code))
      return direction === 'rtl' ? letters.toReversed() : letters
    })
  })

export const orderOnPaper = (text: string): string =>
  written(layOutText(text, { face: 'regular', size: 10, width: 10_000 }).flatMap(lettersOf))

/** How an element says where its text begins: by its markup, or as plain text does (UAX #9, P2: letters in isolates do not count). */
export type Markup = '<bdi>' | '<bdi dir="ltr">' | '<bdi style="unicode-bidi: plaintext">'

/** The same texts in a browser, each as the only text of its element. */
export async function ordersOnScreen(page: Page, texts: readonly string[], markup: Markup): Promise<string[]> {
  await page.setContent('<!doctype html><meta charset="utf-8"><body style="font: 10px DejaVu Sans; width: 10000px">')
  const placed = await page.evaluate(placeLetters, { texts: [...texts], markup: `${markup}</bdi>` })
  return placed.map((letters) => written(letters))
}

/** Runs in the page. */
function placeLetters({ texts, markup }: { texts: string[]; markup: string }): string[][] {
  return texts.map((text) => {
    document.body.innerHTML = markup
    const line = document.body.firstElementChild as HTMLElement
    line.textContent = text
    const range = document.createRange()
    let at = 0
    const letters = Array.from(text, (letter) => {
      range.setStart(line.firstChild as Text, at)
      at += letter.length
      range.setEnd(line.firstChild as Text, at)
      const { left, right } = range.getBoundingClientRect()
      return { letter, middle: (left + right) / 2 }
    })
    return letters.toSorted((a, b) => a.middle - b.middle).map(({ letter }) => letter)
  })
}
