// What is signed, byte for byte: UTF-8 of a JSON array of strings, numbers and nulls, its first member the kind and version of
// the statement. No statement of one kind can be taken for one of another.
import { type Bytes, utf8 } from '../certificate/bytes.ts'
import type { InspectionPayload } from '../events/inspection-payloads.ts'
import type { PublicKey } from './signing-key.ts'

const statement = (kind: string, ...said: readonly unknown[]): Bytes => utf8(JSON.stringify([kind, ...said]))

type End = 'finished' | 'abandoned'
type Payload<Type extends End> = Omit<InspectionPayload<Type>, 'authorship'>

/** A seal on its way to a line, or out of one. */
export type Sealed = { inspectionId: string; deviceId: string; actorId: string } & (
  | ({ type: 'finished' } & Payload<'finished'>)
  | ({ type: 'abandoned' } & Payload<'abandoned'>)
)

// As the schema reads them, whichever side of it the text is on.
const written = (text: string | null | undefined) => text?.trim() ?? null

const endOf = (sealed: Sealed) =>
  sealed.type === 'finished'
    ? [sealed.outcome.result, sealed.outcome.minor, sealed.outcome.major, sealed.outcome.dangerous]
    : [sealed.code, written(sealed.text)]

/** What a person signs with a seal: everything it says, where and by whom. */
export const sealStatement = (sealed: Sealed): Bytes =>
  statement(
    'sac-seal-1',
    sealed.inspectionId,
    sealed.deviceId,
    sealed.actorId,
    sealed.type,
    sealed.seal,
    sealed.testedAt,
    sealed.count,
    sealed.root,
    sealed.blobs.map(({ sha256, bytes }) => [sha256, bytes]),
    sealed.others.map(({ deviceId, count, root }) => [deviceId, count, root]),
    sealed.templateHash,
    sealed.ruleVersion,
    written(sealed.reason),
    endOf(sealed),
  )

/** `userId` null: the device's own key. */
export type Owner = { deviceId: string; userId: string | null }

/** What a key signs when it is registered: that whoever registers it holds its private half. */
export const keyStatement = ({ deviceId, userId }: Owner, kid: string): Bytes =>
  statement('sac-key-1', deviceId, userId, kid)

export type CopyEnvelope = { deviceId: string; ephemeral: Pick<PublicKey, 'x' | 'y'>; iv: string }

/** What a device signs with a saved copy; `ciphertextHash` is the SHA-256 of the encrypted bytes, hexadecimal. */
export const copyStatement = ({ deviceId, ephemeral: { x, y }, iv }: CopyEnvelope, ciphertextHash: string): Bytes =>
  statement('sac-copy-1', deviceId, x, y, iv, ciphertextHash)
