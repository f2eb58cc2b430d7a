// May this line be believed? Either it is a valid line of this device by someone known here, or it goes to quarantine
// with a code. Knows nothing of what is stored already.
import { correctedTime } from '@sac/contracts/sync/corrected-time'
import { type EventLine, type EventLineFrame, parseEventLine } from '@sac/contracts/sync/event-line'
import type { LineRefusal } from '@sac/contracts/sync/line-refusal'
import { decodeText } from './decode-text.ts'
import type { Bounds } from './not-before.ts'
import type { PlacedLine } from './place-lines.ts'

/** A line with the SHA-256 of its exact bytes, hexadecimal. */
export type HashedLine = PlacedLine & { hash: string }

/**
 * `signedIn`: has used this device with a sign-in; `disabledAt`: null while the account may work; `isApproved`: the device is;
 * `bounds`: what nothing this person recorded on this device can be older than.
 */
export type ActorStanding = { signedIn: boolean; disabledAt: Date | null; isApproved: boolean; bounds: Bounds }

export type Refusal = { code: LineRefusal; field: string | null; detail: string }
export type ValidLine = HashedLine & {
  status: 'valid'
  line: EventLine
  text: string
  recordedAt: Date
  author: Pick<ActorStanding, 'disabledAt' | 'bounds'>
}
/** `seq`: the place it fills on this device; 0 when nobody knows. */
export type RefusedLine = HashedLine & {
  status: 'refused'
  frame: EventLineFrame | null
  refusal: Refusal
  seq: number
}
export type JudgedLine = ValidLine | RefusedLine

/** Reads a line uploaded by `deviceId`. Its author is judged afterwards, when the people named have been looked up. */
export function readLine(line: HashedLine, deviceId: string): JudgedLine {
  const text = decodeText(line.raw)
  if (text === null) return refuse(line, null, { code: 'line.unreadable', field: null, detail: 'not UTF-8 text' })
  const parsed = parseEventLine(text)
  const frame = parsed.ok ? parsed.line : parsed.frame
  if (frame !== null && frame.deviceId !== deviceId) return refuseForeign(line, frame)
  if (!parsed.ok) return refuse(line, frame, parsed.issue)
  const recordedAt = correctedTime(parsed.line)
  return { ...line, status: 'valid', line: parsed.line, text, recordedAt, author: unknownAuthor }
}

const unknownAuthor: ValidLine['author'] = { disabledAt: null, bounds: {} }

// Its number belongs to the other device; here it fills only the place it was announced for.
function refuseForeign(line: HashedLine, frame: EventLineFrame): RefusedLine {
  return { ...refuse(line, frame, foreign), seq: line.announcedSeq }
}

/** A readable line is refused when its author has never been here. One whose account is disabled is evidence like any other. */
export function judgeAuthor(read: JudgedLine, actors: ReadonlyMap<string, ActorStanding>): JudgedLine {
  if (read.status === 'refused') return read
  const actor = actors.get(read.line.actorId)
  if (!actor?.signedIn) return refuse(read, read.line, neverHere)
  if (!actor.isApproved) return refuse(read, read.line, unapproved)
  return { ...read, author: { disabledAt: actor.disabledAt, bounds: actor.bounds } }
}

const neverHere: Refusal = {
  code: 'actor.unknown',
  field: 'actorId',
  detail: 'this person has never signed in on this device',
}

const foreign: Refusal = {
  code: 'line.other-device',
  field: 'deviceId',
  detail: 'the line was written by another device',
}

const unapproved: Refusal = {
  code: 'device.unapproved',
  field: null,
  detail: 'the office has not approved this device yet',
}

function refuse(line: HashedLine, frame: EventLineFrame | null, refusal: Refusal): RefusedLine {
  const { index, announcedSeq, raw, hash } = line
  const seq = frame?.seq ?? announcedSeq
  return { index, announcedSeq, raw, hash, status: 'refused', frame, refusal: inPlainText(refusal), seq }
}

// Codes and details may quote what the line says; a database text and a screen must be able to hold them.
function inPlainText({ code, field, detail }: Refusal): Refusal {
  return { code, field: field === null ? null : plain(field), detail: plain(detail) }
}

const plain = (text: string) => text.replaceAll(/[^\u0020-\u007e\u00a0-\u024f]/g, '?').slice(0, 200)
