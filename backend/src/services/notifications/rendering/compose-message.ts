// The parts of a message in one language, filled; text and HTML are both made of them and of nothing else.
import type { MessageName } from '@sac/contracts/messages/message'
import type { PersonLanguage } from '@sac/contracts/person-language'
import { factTexts, type Outline } from '../templates/outline.ts'
import { outlines } from '../templates/outlines.ts'
import { wordsIn } from '../templates/words-in.ts'
import { type Formatting, formatValue } from './format-value.ts'
import { type Format, type LookedUp, replacePlaceholders, valueAt } from './placeholders.ts'

export type Severity = 'minor' | 'major' | 'dangerous'
export type Finding = { severity: Severity; text: string }

export type Composing = {
  template: MessageName
  language: PersonLanguage
  data: Readonly<Record<string, unknown>>
  lookedUp: LookedUp
  timeZone: string
  /** Most serious first, in the reader's language. */
  findings: readonly Finding[]
  /** Names of the files that come with it. */
  attached: readonly string[]
  /** Where messages of this kind are stopped; null where they cannot be. */
  stopUrl: string | null
}

export type Parts = {
  language: PersonLanguage
  tone: (typeof outlines)[MessageName]['tone']
  /** The centre's name, or the product's. */
  sender: string
  /** Where the centre is, and its phone. */
  reach: { place: string; phone: string | null } | null
  subject: string
  title: string
  greeting: string | null
  says: readonly string[]
  facts: readonly { label: string; value: string }[]
  findings: { heading: string; list: readonly (Finding & { label: string })[] } | null
  button: { label: string; url: string; copyLink: string } | null
  notes: readonly string[]
  attached: string | null
  because: string | null
  stop: { says: string; url: string } | null
}

const productName = 'SmartAutoCheck'

/** Fills texts in a language; null where something is missing. */
export function fillerOf({ language, data, lookedUp, timeZone }: Omit<Composing, 'template'>) {
  const values = { ...data, ...lookedUp }
  const currency = valueAt(values, ['currency']) ?? valueAt(values, ['price', 'currency'])
  const formatting: Formatting = { language, timeZone, currency: typeof currency === 'string' ? currency : null }
  // A plate or a date in the middle of Arabic keeps its own order.
  const isolate = (value: string) => (language === 'ar' ? `\u2068${value}\u2069` : value)
  return (text: string, isPlain = false) =>
    replacePlaceholders(text, ({ path, format }) => {
      const value = formatValue(valueAt(values, path), format as Format, formatting)
      return value === null || isPlain ? value : isolate(value)
    })
}

/** Everything a mail says. */
export function composeMessage(composing: Composing): Parts {
  const { template, language, lookedUp, attached, stopUrl } = composing
  const outline = outlines[template]
  const words = wordsIn(language)
  const message = words.messages[template]
  const fill = fillerOf(composing)
  const findings = outline.findings ? composing.findings : []
  const title = fill(message.title) ?? ''
  return {
    language,
    tone: outline.tone,
    ...senderOf(lookedUp),
    subject: fill(message.subject) ?? title,
    title,
    greeting: fill(words.greeting),
    says: everyOf(fill, message.says),
    facts: factsOf(fill, outline, words),
    findings: findingsOf(words, findings),
    button: buttonOf(fill, outline, { label: message.button, copyLink: words.copyLink }),
    notes: everyOf(fill, notesFor(message.notes, findings, outline.findings)),
    attached: attached.length > 0 ? `${words.attached} ${attached.join(', ')}` : null,
    because: fill(words.because[outline.kind]),
    stop: stopUrl === null ? null : { says: words.stop, url: stopUrl },
  }
}

const senderOf = ({ centre }: LookedUp) => ({ sender: centre?.name ?? productName, reach: centre ?? null })

type Words = ReturnType<typeof wordsIn>
type Fill = ReturnType<typeof fillerOf>

const everyOf = (fill: Fill, texts: readonly string[]) => texts.flatMap((text) => fill(text) ?? [])

const factsOf = (fill: Fill, { facts }: Outline, words: Words): Parts['facts'] =>
  facts.flatMap((name) => {
    const value = fill(factTexts[name])
    return value === null ? [] : [{ label: words.facts[name], value }]
  })

type Labels = { label: string | undefined; copyLink: string }

function buttonOf(fill: Fill, { to }: Outline, { label, copyLink }: Labels): Parts['button'] {
  const url = to === undefined ? null : fill(to, true)
  return label === undefined || url === null ? null : { label, url, copyLink }
}

const findingsOf = ({ found, severities }: Words, list: readonly Finding[]): Parts['findings'] =>
  list.length === 0 ? null : { heading: found, list: list.map((one) => ({ ...one, label: severities[one.severity] })) }

/** What is said of dangerous faults is said where there is one. */
const notesFor = (notes: readonly string[] = [], findings: readonly Finding[] = [], isAboutFindings?: true) =>
  isAboutFindings && !findings.some(({ severity }) => severity === 'dangerous') ? [] : notes
