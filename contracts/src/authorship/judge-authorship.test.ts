import { verifySignature } from '@sac/platform/secrets/verify-signature'
import { anyCharacter } from '@sac/tests/support/any-character'
import { lawRuns } from '@sac/tests/support/law-runs'
import { authorshipOf, createSigner, createSigners } from '@sac/tests/support/signers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testId } from '../testing/device.ts'
import { clockToleranceMs, type JudgedKey, judgeAuthorship } from './judge-authorship.ts'
import { keyDays } from './signing-key.ts'
import type { Sealed } from './statements.ts'

const hex = fc.stringMatching(/^[0-9a-f]{64}$/)
const id = fc.integer({ min: 0, max: 999 })
const instant = fc
  .date({ min: new Date('2026-02-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const part = fc.record({ deviceId: id.map((n) => testId(3, n)), count: fc.nat(500), root: hex })
const words = fc.option(fc.string({ unit: anyCharacter, maxLength: 20 }))
const manifest = {
  inspectionId: id.map((n) => testId(1, n)),
  deviceId: id.map((n) => testId(3, n)),
  actorId: id.map((n) => testId(2, n)),
  seal: fc.integer({ min: 1, max: 9_999 }),
  testedAt: instant,
  count: fc.nat(500),
  root: hex,
  blobs: fc.array(fc.record({ sha256: hex, bytes: fc.integer({ min: 1, max: 9_000_000 }) }), { maxLength: 3 }),
  others: fc.array(part, { maxLength: 2 }),
  templateHash: hex,
  ruleVersion: fc.constantFrom('1', '2'),
  reason: words,
}
const result = fc.constantFrom('pass' as const, 'pass-minor' as const, 'fail' as const, 'fail-dangerous' as const)
const outcome = fc.record({ result, minor: fc.nat(9), major: fc.nat(9), dangerous: fc.nat(9) })
const finished = fc.record({ ...manifest, type: fc.constant('finished' as const), outcome })
const code = fc.constantFrom('unsafe-to-test', 'other')
const abandoned = fc.record({ ...manifest, type: fc.constant('abandoned' as const), code, text: words })
const anySeal: fc.Arbitrary<Sealed> = fc.oneof(finished, abandoned)

type More = {
  authorship?: ReturnType<typeof authorshipOf> | undefined
  key?: Partial<JudgedKey> | null
  receivedAt?: string
}

/** A seal as its author signs it, judged with what `more` says instead. */
function judge(sealed: Sealed, judged: Sealed = sealed, more: More = {}) {
  const { keys, signerOf } = createSigners()
  const signer = signerOf(sealed)
  const known = keys.get(signer.kid)!
  const { authorship = authorshipOf(signer, sealed), receivedAt = '2099-01-01T00:00:00.000Z' } = more
  const key = more.key === null ? null : { ...known, ...more.key }
  return judgeAuthorship(judged, { authorship, key, receivedAt, verify: verifySignature })
}

test('a seal its author signed is its author’s', () => {
  fc.assert(
    fc.property(anySeal, (sealed) => {
      expect(judge(sealed)).toBe(null)
    }),
  )
})

test('spaces around a text mean nothing, since those who read it take them away', () => {
  fc.assert(
    fc.property(finished, fc.string(), (sealed, reason) => {
      const spaced = { ...sealed, reason: ` ${reason}\n` }
      expect(judge(spaced, { ...sealed, reason: reason.trim() })).toBe(null)
    }),
  )
})

test('nothing a seal says can be changed under its signature', () => {
  const changed = fc.tuple(anySeal, anySeal).chain(([sealed, other]) =>
    fc.constantFrom(...Object.keys(sealed).filter((name) => name in other)).map((name): [Sealed, Sealed] => {
      // The end goes with its kind.
      const part = name === 'type' ? other : { [name]: (other as Record<string, unknown>)[name] }
      return [sealed, Object.assign({ ...sealed }, part)]
    }),
  )
  fc.assert(
    fc.property(changed, ([sealed, altered]) => {
      fc.pre(JSON.stringify(sealed) !== JSON.stringify(altered))
      fc.pre((sealed.reason ?? '').trim() !== (altered.reason ?? '').trim() || sealed.reason === altered.reason)
      if (sealed.type === 'abandoned' && altered.type === 'abandoned')
        fc.pre(sealed.text === altered.text || sealed.text?.trim() !== altered.text?.trim())
      expect(judge(sealed, altered)).toBe('seal-not-authors')
    }),
    { numRuns: lawRuns(300) },
  )
})

test('another’s key, or one of another device, signs for nobody else', () => {
  fc.assert(
    fc.property(anySeal, id, (sealed, n) => {
      fc.pre(testId(2, n) !== sealed.actorId && testId(3, n) !== sealed.deviceId)
      expect(judge(sealed, sealed, { key: { userId: testId(2, n) } })).toBe('seal-not-authors')
      expect(judge(sealed, sealed, { key: { deviceId: testId(3, n) } })).toBe('seal-not-authors')
      expect(judge(sealed, sealed, { authorship: authorshipOf(createSigner(), sealed) })).toBe('seal-not-authors')
      const impostor = createSigner()
      const { kid } = createSigner()
      const posing = { ...authorshipOf(impostor, sealed), kid }
      expect(judge(sealed, sealed, { authorship: posing, key: { kid } })).toBe('seal-not-authors')
    }),
  )
})

test('a key nobody registered says nothing, and a seal without signature is told apart from it', () => {
  fc.assert(
    fc.property(anySeal, (sealed) => {
      expect(judge(sealed, sealed, { key: null })).toBe('seal-key-unknown')
      const asked = { authorship: undefined, key: null, receivedAt: sealed.testedAt, verify: verifySignature }
      expect(judgeAuthorship(sealed, asked)).toBe('seal-unsigned')
    }),
  )
})

test('a key that is no point on the curve verifies nothing', () => {
  fc.assert(
    fc.property(anySeal, (sealed) => {
      const publicKey = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } as const
      expect(judge(sealed, sealed, { key: { publicKey } })).toBe('seal-not-authors')
    }),
  )
})

const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString()

test('a retired key counts for what was sealed while it was one, and for nothing later', () => {
  const month = keyDays * 24 * 60 * 60_000
  const ends = fc.constantFrom('retiredAt' as const, 'validUntil' as const)
  fc.assert(
    fc.property(anySeal, ends, fc.integer({ min: -month, max: month }), (sealed, end, ms) => {
      const judged = judge(sealed, sealed, { key: { [end]: later(sealed.testedAt, ms) } })
      expect(judged).toBe(ms + clockToleranceMs < 0 ? 'seal-key-retired' : null)
    }),
  )
})

test('what arrived while the key counted was sealed before its end, whatever the clock of the device says', () => {
  fc.assert(
    fc.property(anySeal, fc.nat(1_000_000_000), (sealed, ms) => {
      const receivedAt = later(sealed.testedAt, -ms)
      expect(judge(sealed, sealed, { key: { retiredAt: receivedAt }, receivedAt })).toBe(null)
    }),
  )
})
