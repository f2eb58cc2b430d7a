// Loaded on demand: looking up a number, and checking a PDF by its hash.
import { toHex } from '@sac/contracts/certificate/bytes'
import { numberKey } from '@sac/contracts/certificate/number'
import type { Verification } from '@sac/contracts/certificate/verification'
import { sha256 } from '@sac/contracts/certificate/web-crypto'
import { vinKey } from '@sac/contracts/text/keys'
import type { LanguageCode } from '#design/i18n/language.ts'
import { askIssuer, type IssuerAnswer } from './ask-issuer.ts'
import { element } from './element.ts'
import { ar } from './messages/lookup-ar.ts'
import { en, type LookupMessages } from './messages/lookup-en.ts'
import { fr } from './messages/lookup-fr.ts'
import type { Found } from './more.ts'

type Failure = Exclude<IssuerAnswer['outcome'], 'verification'>

const messages: Record<LanguageCode, LookupMessages> = { en, fr, ar }

const failureWords: Record<Failure, keyof LookupMessages> = {
  'no-match': 'noMatch',
  limited: 'limited',
  unreachable: 'noNetwork',
  busy: 'busy',
}

const unknownFile: Verification = { state: 'NOT_ISSUED', paper: 'not-genuine', car: null, facts: null, status: null }

const alertLine = () => element('p', { role: 'alert' })

const field = (label: string, attributes: Readonly<Record<string, string>>) => {
  const plain = { autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', dir: 'ltr' }
  const input = element('input', { ...plain, ...attributes })
  return { input, row: element('label', {}, label, input) }
}

type Typed = { readonly number: HTMLInputElement; readonly vin: HTMLInputElement }

/** Asks about what was typed. @returns what to say, nothing when it was found */
const lookUp = async ({ number, vin }: Typed, words: LookupMessages, found: Found): Promise<string> => {
  const key = numberKey(number.value)
  const vin4 = vinKey(vin.value)
  if (key === null) {
    number.focus()
    return words.numberWrong
  }
  if (!/^[0-9A-Z]{1,17}$/.test(vin4)) {
    vin.focus()
    return words.vinWrong
  }
  const answer = await askIssuer({ number: key, vin4 })
  if (answer.outcome !== 'verification') return words[failureWords[answer.outcome]]
  if (answer.verification.paper !== 'genuine') return words.noMatch
  found(answer.verification, 'number')
  return ''
}

const numberForm = (words: LookupMessages, found: Found) => {
  const number = field(words.lookupNumber, { name: 'number', maxlength: '40', placeholder: 'L1-26-000481-M' })
  const vin = field(words.lookupVin, { name: 'vin4', maxlength: '60' })
  const line = alertLine()
  const go = element('button', {}, words.lookupGo)
  const form = element('form', { novalidate: '' }, number.row, vin.row, go, line)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    line.replaceChildren()
    void lookUp({ number: number.input, vin: vin.input }, words, found).then((text) => line.replaceChildren(text))
  })
  return form
}

/** Hashes a PDF here and asks the issuer about the hash alone. @returns what to say, nothing when it was answered */
export const checkFile = async (file: File, language: LanguageCode, found: Found): Promise<string> => {
  const hash = await sha256(new Uint8Array(await file.arrayBuffer()))
  const answer = await askIssuer({ pdfSha256: toHex(hash) })
  if (answer.outcome !== 'verification' && answer.outcome !== 'no-match')
    return messages[language][failureWords[answer.outcome]]
  found(answer.outcome === 'verification' ? answer.verification : unknownFile, 'file')
  return ''
}

const filePicker = (language: LanguageCode, found: Found) => {
  const words = messages[language]
  const line = alertLine()
  const input = element('input', { type: 'file', accept: 'application/pdf,.pdf' })
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void checkFile(file, language, found).then((text) => line.replaceChildren(text))
  })
  const label = element('label', { class: 'pick' }, words.filePick, input)
  return [label, element('p', { class: 'age' }, words.fileText), line]
}

/** Both forms, ready to be shown. */
export const renderLookup = (language: LanguageCode, found: Found): HTMLElement[] => [
  element('h2', {}, messages[language].lookupTitle),
  numberForm(messages[language], found),
  element('h2', {}, messages[language].fileTitle),
  ...filePicker(language, found),
]
