// In how many ways a screen can be looked at, and how a page is made to wear one of them without leaving the screen.
import { type CDPSession, expect, type Page } from '@playwright/test'
import { directionOf, type LanguageCode, languages } from '@sac/pwa/design/i18n/language'

const themes = ['light', 'dark'] as const
/** `large`: a phone whose person reads text of 200 %; `text` is the browser's standard size in CSS pixels. */
const sizes = {
  phone: { width: 360, height: 780, text: 16 },
  large: { width: 360, height: 780, text: 32 },
  desktop: { width: 1280, height: 800, text: 16 },
  /** Of the office; `narrow`: the least at which it is to be usable. */
  wide: { width: 1920, height: 1080, text: 16 },
  narrow: { width: 820, height: 1180, text: 16 },
} as const

export type Look = {
  language: LanguageCode
  theme: (typeof themes)[number]
  size: keyof typeof sizes
}

export const everyLook: readonly Look[] = languages.flatMap((language) =>
  themes.flatMap((theme) => (['phone', 'large', 'desktop'] as const).map((size): Look => ({ language, theme, size }))),
)

/** The office's: every language, theme and size; and what covers them. */
export const everyOfficeLook: readonly Look[] = languages.flatMap((language) =>
  themes.flatMap((theme) => (['wide', 'narrow', 'desktop'] as const).map((size): Look => ({ language, theme, size }))),
)
export const coveringOfficeLooks: readonly Look[] = [
  { language: 'fr', theme: 'light', size: 'narrow' },
  { language: 'ar', theme: 'dark', size: 'wide' },
  { language: 'en', theme: 'light', size: 'desktop' },
]

/** Every language, theme and size, each language on both sizes and in both themes; the first language last, light, on a phone. */
export const coveringLooks: readonly Look[] = languages
  .flatMap((language, at): Look[] => [
    { language, theme: 'light', size: at % 2 === 0 ? 'phone' : 'desktop' },
    { language, theme: 'dark', size: at % 2 === 0 ? 'desktop' : 'phone' },
  ])
  .toReversed()

/** Colours and roles do not depend on words: both themes, both directions and both sizes are enough for them. */
export const isForAxe = ({ language, theme, size }: Look, first: Look['size']): boolean =>
  (language === 'en' && theme === 'light' && size === first) ||
  (language === 'ar' && theme === 'dark' && (size === 'desktop' || size === 'wide'))

export const lookName = ({ language, theme, size }: Look): string => `${language}-${theme}-${size}`

/** An app takes a change of language that another of its windows made: also while a dialog is open. */
export const appLanguage = (page: Page, language: string) =>
  page.evaluate((wanted) => {
    const key = 'sac-preferences'
    const newValue = JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? '{}'), language: wanted })
    localStorage.setItem(key, newValue)
    dispatchEvent(new StorageEvent('storage', { key, newValue }))
  }, language)

/** Pages without an app have a button or a link for each language. */
const pageLanguage = (page: Page, language: string) => page.locator(`[data-language="${language}"]`).click()

type Worn = Omit<Look, 'size'> & { size: Look['size'] | { width: number; height: number } }

const enlarged = new WeakMap<Page, CDPSession>()

/** Only a page that has ever worn large text is asked to put it off again. */
async function setText(page: Page, standard: number): Promise<void> {
  if (standard === sizes.phone.text && !enlarged.has(page)) return
  const session = enlarged.get(page) ?? (await page.context().newCDPSession(page))
  enlarged.set(page, session)
  await session.send('Page.setFontSizes', { fontSizes: { standard } })
}

export async function wear(page: Page, { language, theme, size }: Worn): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  const { width, height } = typeof size === 'string' ? sizes[size] : size
  await page.setViewportSize({ width, height })
  if (typeof size === 'string') await setText(page, sizes[size].text)
  const isApp = !/^\/(?:c|demo)(?:\/|$)/.test(new URL(page.url()).pathname)
  await (isApp ? appLanguage : pageLanguage)(page, language)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect(page.locator('html')).toHaveAttribute('dir', directionOf(language))
  // Where another language is another page.
  await page.waitForLoadState()
}
