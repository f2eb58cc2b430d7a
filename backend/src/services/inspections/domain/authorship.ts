// Whether the person who sealed an inspection signed for it (contracts/authorship), or the office lets the seal count as theirs.
import {
  type AuthorshipFault,
  type JudgedKey,
  judgeAuthorship,
  type VerifySignature,
} from '@sac/contracts/authorship/judge-authorship'
import type { Seal } from '@sac/contracts/inspection/fold'
import type { Evidence } from './evidence.ts'
import { quarantined, type Stopped } from './reason.ts'

/** Keys of people, by key id. */
export type Keys = ReadonlyMap<string, JudgedKey>

/** What to do about it is said on the device; these words are for the office. */
const details: Readonly<Record<AuthorshipFault, string>> = {
  'seal-unsigned': 'it was sealed by an app that does not sign; update the app and seal again',
  'seal-key-unknown': 'the key it was signed with is not registered; sign in on that device',
  'seal-key-retired': 'the key it was signed with had been retired; sign in on that device and seal again',
  'seal-not-authors':
    'the signature is not of the person who sealed, on the device it was sealed on; sign in and seal again',
}

type Rules = {
  rulebook: { verify: VerifySignature }
  /** The seal the office has let count. */
  decisions: { acceptedAuthor?: number | null | undefined }
}

/** Judges seals of this evidence: why one does not count as its author's; null when it does, or the office has decided so. */
export function authorJudge(evidence: Evidence, { rulebook, decisions }: Rules): (seal: Seal) => Stopped | null {
  return (seal) => {
    if (decisions.acceptedAuthor === seal.seal) return null
    const fault = faultOf(seal, evidence, rulebook.verify)
    return fault && quarantined(fault, details[fault])
  }
}

function faultOf(seal: Seal, { lines, keys }: Evidence, verify: VerifySignature): AuthorshipFault | null {
  const received = lines.find(({ line }) => line.eventId === seal.eventId)
  if (!received) return 'seal-unsigned'
  const { authorship } = seal
  const { receivedAt, line, payloadHash } = received
  const key = keys?.get(authorship?.kid ?? '') ?? null
  const sealed = { ...seal, inspectionId: line.inspectionId }
  return judgeAuthorship(sealed, { authorship, key, receivedAt, verify: remembering(verify, payloadHash) })
}

// A seal is judged again with every photo that comes; what a signature is worth is a function of its text and the key.
const limit = 500
const known = new Map<string, boolean>()

const remembering =
  (verify: VerifySignature, payloadHash: string): VerifySignature =>
  (key, data, signature) => {
    const name = `${payloadHash} ${key.x} ${key.y}`
    const answer = known.get(name) ?? verify(key, data, signature)
    known.set(name, answer)
    const [oldest] = known.size > limit ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
    return answer
  }
