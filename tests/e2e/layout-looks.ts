// In which sizes and text sizes a screen must hold, and how a page is made to wear one of them without leaving the screen.
import type { CDPSession, Page } from '@playwright/test'
import { wear } from './screens/looks.ts'

export type Fit = {
  name: string
  width: number
  height: number
  /** The browser's standard text size, CSS pixels; a person's 200 % is 32. */
  text: number
  language: 'en' | 'fr' | 'ar'
}

const of = (name: string, width: number, height: number, text = 16) => ({ name, width, height, text })
const largeText = of('text 200 %', 360, 780, 32)
const landscape = of('landscape', 740, 360)
// Browser zoom divides the window: 1280 × 800 at 200 % has room for 640 × 400.
const zoomed = of('zoom 200 %', 640, 400)
const tablet = of('tablet', 820, 1180)
const desktop = of('desktop', 1280, 800)
const wide = of('wide', 1600, 900)

/** By language, so that the words change three times a screen: the tight ones in every language, the roomy ones in turn. */
export const fits: readonly Fit[] = [
  ...[largeText, landscape, zoomed, desktop].map((fit) => ({ ...fit, language: 'fr' as const })),
  ...[largeText, landscape, tablet, wide].map((fit) => ({ ...fit, language: 'ar' as const })),
  ...[largeText, landscape, zoomed, tablet, desktop, wide].map((fit) => ({ ...fit, language: 'en' as const })),
]

/** For screens of few parts: the least room, in both directions. */
export const tightFits: readonly Fit[] = fits.filter(({ name }) => name === largeText.name || name === landscape.name)

/** The window, the text size and the language; colours stay light. */
export async function fitInto(page: Page, session: CDPSession, { width, height, text, language }: Fit): Promise<void> {
  await session.send('Page.setFontSizes', { fontSizes: { standard: text } })
  await wear(page, { language, theme: 'light', size: { width, height } })
}
