// The keys people sign their seals with, in tests: one for each person on each device, made when it is first used.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { JudgedKey } from '@sac/contracts/authorship/judge-authorship'
import { type Authorship, PublicKey } from '@sac/contracts/authorship/signing-key'
import { keyStatement, type Owner, type Sealed, sealStatement } from '@sac/contracts/authorship/statements'
import { thumbprintText } from '@sac/contracts/certificate/crypto-port'
import type { EventLine } from '@sac/contracts/sync/event-line'
import type { ShownKey } from '@sac/contracts/sync/signing-keys'

export type Signer = { kid: string; publicKey: PublicKey; sign: (data: Uint8Array) => string }

export function createSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' })
  const jwk = PublicKey.parse({ kty, crv, x, y })
  const kid = createHash('sha256').update(thumbprintText(jwk)).digest('base64url')
  return { kid, publicKey: jwk, sign: (data) => signature(privateKey, data) }
}

const signature = (key: KeyObject, data: Uint8Array) =>
  sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')

export const authorshipOf = ({ kid, sign }: Signer, sealed: Sealed): Authorship => ({
  kid,
  signature: sign(sealStatement(sealed)),
})

/** The key as its device shows it to the office. */
export const shownKey = ({ kid, publicKey, sign }: Signer, owner: Owner): ShownKey => ({
  owner: owner.userId === null ? 'device' : 'person',
  publicKey,
  proof: sign(keyStatement(owner, kid)),
})

/** Signers by who and where, and what those know of them who judge seals. */
export function createSigners() {
  const signers = new Map<string, Signer>()
  const keys = new Map<string, JudgedKey>()
  const signerOf = ({ deviceId, actorId }: Pick<Sealed, 'deviceId' | 'actorId'>): Signer => {
    const known = signers.get(`${deviceId} ${actorId}`)
    if (known) return known
    const signer = createSigner()
    signers.set(`${deviceId} ${actorId}`, signer)
    const { kid, publicKey } = signer
    const validity = {
      registeredAt: '2026-01-01T00:00:00.000Z',
      validUntil: '2099-01-01T00:00:00.000Z',
      retiredAt: null,
    }
    keys.set(kid, { kid, publicKey, deviceId, userId: actorId, ...validity })
    return signer
  }
  const sign = (sealed: Sealed) => authorshipOf(signerOf(sealed), sealed)
  return {
    keys,
    signerOf,
    sign,
    /** Of a seal that was altered after it was made: its author signs it as it is now. */
    resign: (line: EventLine): EventLine => {
      if (line.type === 'finished') line.payload.authorship = sign({ ...line, ...line.payload, type: line.type })
      if (line.type === 'abandoned') line.payload.authorship = sign({ ...line, ...line.payload, type: line.type })
      return line
    },
  }
}
