// Fills the places marked in c/index.html: words by `data-word`, facts by `data-fact`, the two answers by id.
import type { Facts, Verification } from '@sac/contracts/certificate/verification'
import { plateInOrder } from '@sac/contracts/text/isolate'
import { carAnswer, paperAnswer } from './answers.ts'
import { pageTexts } from './page-texts.ts'
import type { View } from './view.ts'
import { fill, type Wording } from './wording.ts'

type Values = Readonly<Record<string, string>>

const all = (selector: string) => document.querySelectorAll<HTMLElement>(selector)

/** Shows or hides the element with this id. */
export const reveal = (id: string, shown: boolean): void => {
  for (const found of all(`#${id}`)) found.hidden = !shown
}

/** Writes every plain word of the page in the chosen language. */
export const drawWords = (wording: Wording): void => {
  document.title = `${wording.title} · SmartAutoCheck`
  for (const place of all('[data-word]')) {
    const word = wording[place.dataset.word as keyof Wording]
    if (typeof word === 'string') place.textContent = word
  }
}

const drawAnswer = (id: string, [icon, tone]: readonly string[], texts: readonly string[]): void => {
  for (const line of all(`#${id}`)) {
    line.className = `line ${tone}`
    line.querySelector('use')?.setAttribute('href', `#${icon}`)
    line.querySelectorAll('strong, p').forEach((place, index) => {
      place.textContent = texts[index] ?? ''
    })
  }
}

const dayText = (wording: Wording, day: number | null | undefined) => (typeof day === 'number' ? wording.date(day) : '')

const sentenceValues = (wording: Wording, { facts, status }: Verification): Values => {
  const { checkedAt, day, reason = '', successor = '' } = status ?? {}
  return {
    until: dayText(wording, facts?.validUntil),
    code: `${facts?.result}`,
    checked: checkedAt ? wording.moment(checkedAt) : '',
    day: dayText(wording, day),
    reason: (wording.reasons as Values)[reason] ?? reason,
    // Numbers must not break across lines; looking one up accepts this hyphen too.
    successor: successor.replaceAll('-', '\u2011'),
  }
}

const ageText = (wording: Wording, { verification, progress, at }: View): string => {
  const checkedAt = verification.status?.checkedAt
  if (progress === 'pending') return '…'
  if (progress === 'issuer') return fill(wording.online, { when: wording.moment(at) })
  if (!checkedAt) return wording.listNever
  return fill(wording.listFrom, { when: wording.moment(checkedAt), age: wording.age(Math.max(0, at - checkedAt)) })
}

const factTexts = (wording: Wording, facts: Facts, age: string): Values => {
  const [minor = '', major = '', dangerous = ''] = facts.counts.map(wording.figure)
  return {
    plate: plateInOrder(facts.plate),
    vin: facts.vin,
    makeModel: facts.makeModel,
    odometer:
      facts.odometerKm === null
        ? ''
        : facts.odometerMiles
          ? `${wording.figure(Math.round(facts.odometerKm / 1.609344))} mi`
          : `${wording.figure(facts.odometerKm)} km`,
    inspected: wording.date(facts.inspected),
    defects: fill(wording.counts, { minor, major, dangerous }),
    number: facts.number,
    revision: facts.revision > 1 ? wording.figure(facts.revision) : '',
    age,
  }
}

const drawFacts = (texts: Values): void => {
  for (const place of all('[data-fact]')) {
    const text = texts[`${place.dataset.fact}`] ?? ''
    place.textContent = text
    const row = place.closest<HTMLElement>('dl div') ?? place
    row.hidden = text === ''
  }
}

/** Draws both answers and what to compare. */
export const drawView = (wording: Wording, view: View, digits: string): void => {
  const { verification, source, progress } = view
  const { facts, paper } = verification
  const values = sentenceValues(wording, verification)
  const filled = (words: readonly string[]) => words.map((text) => fill(text, values))
  const { looks } = pageTexts()
  const paperWords = paperAnswer(verification, source, digits)
  const carWords = progress === 'pending' ? 'checking' : carAnswer(verification)
  drawAnswer('paper', looks[paperWords], filled(wording.paper[paperWords]))
  drawAnswer('car', looks[carWords], filled(wording.car[carWords]))
  if (facts) drawFacts(factTexts(wording, facts, ageText(wording, view)))
  reveal('facts', facts !== null)
  reveal('advice', paper === 'not-genuine')
  reveal('offline', !navigator.onLine)
}
