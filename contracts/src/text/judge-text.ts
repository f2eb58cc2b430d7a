// What a text may be, for each field a person writes: its length, what it may hold, what a paper can show. One function for the
// field of the app, the input of the office and the judgement of what a device sealed.
import { utf8 } from '../certificate/bytes.ts'
import { claimCaps } from '../certificate/claims.ts'
import { listUnprintable } from './printable.ts'
import { findUnseen, type TextKind } from './unseen.ts'

export type TextLimit = {
  kind: TextKind
  /** UTF-16 units, as fields and schemas count. */
  max: number
  /** UTF-8 bytes the code of the certificate has for it. */
  codeBytes?: number
  /** Stands on a paper, and must be of letters its fonts have. */
  prints: boolean
}

const name = (max: number): TextLimit => ({ kind: 'line', max, prints: true })
const running = (max: number): TextLimit => ({ kind: 'lines', max, prints: true })

export const textLimits = {
  plate: { ...name(15), codeBytes: claimCaps.plate },
  make: name(40),
  model: name(40),
  seat: name(40),
  person: name(100),
  equipment: name(64),
  centre: name(80),
  remark: running(2000),
  note: running(1000),
  /** Why something was answered, lowered, abandoned or sealed again; advice to the owner. */
  reason: running(500),
  /** Said between devices and the office; on no paper. */
  unprinted: { kind: 'lines', max: 500, prints: false },
  /** A typed signature is kept as bytes and drawn nowhere. */
  signature: { kind: 'line', max: 100, prints: false },
  device: { kind: 'line', max: 60, prints: false },
} as const satisfies Record<string, TextLimit>

export type TextField = keyof typeof textLimits

export type TextFault =
  | { is: 'too-long'; length: number; max: number }
  /** Too many bytes for the code of the certificate. */
  | { is: 'too-wide'; bytes: number; max: number }
  | { is: 'unseen'; character: string; place: number }
  | { is: 'unprintable'; character: string; place: number }

function tooLong(text: string, { max, codeBytes }: TextLimit): TextFault | null {
  if (text.length > max) return { is: 'too-long', length: text.length, max }
  const bytes = codeBytes === undefined ? 0 : utf8(text).length
  return codeBytes !== undefined && bytes > codeBytes ? { is: 'too-wide', bytes, max: codeBytes } : null
}

/** The first thing that keeps a text from being what its field may hold; null when nothing does. Blanks around it do not count. */
export function judgeText(text: string, field: TextField): TextFault | null {
  const limit: TextLimit = textLimits[field]
  const unseen = findUnseen(text, limit.kind)
  if (unseen) return { is: 'unseen', character: `${unseen.code} ${unseen.name}`, place: unseen.place }
  const [unprintable] = limit.prints ? listUnprintable(text) : []
  return unprintable ? { is: 'unprintable', ...unprintable } : tooLong(text.trim(), limit)
}

/** As Unicode names it: `U+0041`. */
export const codePointName = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** For logs, problems and the office; the app has its own words. */
export function faultInWords(fault: TextFault): string {
  switch (fault.is) {
    case 'too-long':
      return `has ${fault.length} characters, at most ${fault.max}`
    case 'too-wide':
      return `takes ${fault.bytes} bytes, the code of the certificate has ${fault.max}`
    case 'unseen':
      return `has ${fault.character} at place ${fault.place}`
    case 'unprintable':
      return `has “${fault.character}” (${codePointName(fault.character)}) at place ${fault.place}, which cannot be printed`
  }
}
