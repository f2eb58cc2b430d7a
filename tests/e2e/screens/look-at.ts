// Looks at one screen in its looks: measures, asks axe, and keeps a picture of each where a folder for them is given.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type LayoutRules, layoutFaults } from './layout-faults.ts'
import {
  coveringLooks,
  coveringOfficeLooks,
  everyLook,
  everyOfficeLook,
  isForAxe,
  type Look,
  lookName,
  wear,
} from './looks.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Set by `npm run screens`: where the pictures of every look go. */
const pictures = process.env['SCREENS_FOLDER']

/** `SCREENS_LOOKS`: a pattern of the looks wanted, such as `ar-dark`, where a whole walk is too long. */
const wanted = new RegExp(process.env['SCREENS_LOOKS'] ?? '')
const isWanted = (look: Look) => wanted.test(lookName(look))

export const handRules: LayoutRules = {
  tap: 48,
  larger: { '.answers > *': 64, '.pad > *': 64 },
  names: [
    'SmartAutoCheck PIN VIN Wi-Fi PDF ABS ESC LPG GPL CNG',
    // Cars, people and places of the demonstration data.
    'English Français Demo test centre town Street Renault Clio Volkswagen Golf Peugeot Dacia Logan Bay Phone Demo inspector Test phone',
  ].flatMap((line) => line.split(' ')),
}
export const pageRules: LayoutRules = { ...handRules, tap: 24, larger: {} }
/** A mouse at a desk. */
export const officeRules: LayoutRules = {
  ...pageRules,
  names: [
    ...pageRules.names,
    ...'CSV Ctrl K demo EUR pdf Ltd Second customer admin status year inspection-service-group simulated Europe Paris npm run backup Exhaust gas analyser Headlamp aim tester Roller brake Tread depth gauge'.split(
      ' ',
    ),
  ],
}
/** Thumbs, at leisure. */
export const customerRules: LayoutRules = { ...handRules, tap: 32, larger: { '.btn': 44 } }

type Violation = { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }

export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const violations = await page.evaluate<Violation[]>(
    `axe.run({ runOnly: ${JSON.stringify(wcag)} }).then((result) => result.violations)`,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `axe ${id}: ${help}: ${target.join(' ')} ${failureSummary}`),
  )
}

/** The title names the screen and the product, in every language its own. */
async function titleFaults(page: Page, titles: Map<string, string>, look: Look): Promise<string[]> {
  const title = await page.title()
  const before = titles.get(title)
  titles.set(title, look.language)
  if (!/^\S.* · SmartAutoCheck$/.test(title) && title !== 'SmartAutoCheck') return [`title “${title}”`]
  // A few names are the same in two languages; Arabic never is.
  const shared = before !== undefined && before !== look.language && [before, look.language].includes('ar')
  return shared && title !== 'SmartAutoCheck' ? [`title “${title}” in two languages`] : []
}

export type Screens = { lookAt: (page: Page, screen: string) => Promise<void>; faults: string[]; seen: string[] }

type Looks = { every: readonly Look[]; covering: readonly Look[]; first: Look['size'] }

const phones: Looks = { every: everyLook, covering: coveringLooks, first: 'phone' }
export const desks: Looks = { every: everyOfficeLook, covering: coveringOfficeLooks, first: 'desktop' }

/** `faults`: one line each, naming screen, look and element. The page ends in English, light, in the first size. */
export function createScreens(rules: LayoutRules, { every, covering, first } = phones): Screens {
  const faults: string[] = []
  const seen: string[] = []
  const looks = pictures === undefined ? covering : [...every].toReversed().filter(isWanted)
  const lookAt = async (page: Page, screen: string) => {
    seen.push(screen)
    const titles = new Map<string, string>()
    for (const look of looks) {
      await wear(page, look)
      const found = [...(await page.evaluate(layoutFaults, rules)), ...(await titleFaults(page, titles, look))]
      if (isForAxe(look, first)) found.push(...(await axeFaults(page)))
      const named = found.map((fault) => `${screen}, ${lookName(look)}: ${fault}`)
      faults.push(...named)
      // At once, so that a walk that stops half-way has said what it saw.
      for (const line of named) console.log(line)
      const name = `${screen.replaceAll(/[^\w]+/g, '-')}.${lookName(look)}.png`
      if (pictures !== undefined) await page.screenshot({ path: join(pictures, name), animations: 'disabled' })
    }
    await wear(page, { language: 'en', theme: 'light', size: first })
  }
  return { lookAt, faults, seen }
}
