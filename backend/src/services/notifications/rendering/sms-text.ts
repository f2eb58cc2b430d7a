// An SMS is paid by parts: 160 letters of GSM 03.38, or 70 of UCS-2 as soon as one letter is none of those.
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** Two letters each. */
const extended = '^{}\\[~]|€'

const gsm = new Set(basic)
const gsmExtended = new Set(extended)

const typographic: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00A0': ' ',
  '\u202F': ' ',
}

const isGsm = (letter: string) => gsm.has(letter) || gsmExtended.has(letter)

/** A letter without its accent, where only that keeps the whole text out of GSM 03.38. */
function plainLetter(letter: string): string {
  const known = typographic[letter] ?? letter
  if (Array.from(known).every(isGsm)) return known
  const bare = known.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return Array.from(bare).every(isGsm) ? bare : known
}

export type Sms = { text: string; encoding: 'GSM-7' | 'UCS-2'; parts: number }

const partsOf = (length: number, single: number, several: number) =>
  length <= single ? 1 : Math.ceil(length / several)

/** The text as it is sent: typographic signs and rare accents are given up where that makes one alphabet do. */
export function smsText(written: string): Sms {
  const text = Array.from(written.replaceAll(/[\u2068\u2069]/g, ''))
    .map(plainLetter)
    .join('')
  if (Array.from(text).every(isGsm)) {
    const length = Array.from(text).reduce((sum, letter) => sum + (gsmExtended.has(letter) ? 2 : 1), 0)
    return { text, encoding: 'GSM-7', parts: partsOf(length, 160, 153) }
  }
  return { text, encoding: 'UCS-2', parts: partsOf(text.length, 70, 67) }
}
