// Anybody can encrypt to the office's public key; only the device can sign in its own name.
import { createHash } from 'node:crypto'
import { copyStatement } from '@sac/contracts/authorship/statements'
import type { SavedCopy } from '@sac/contracts/sync/saved-copy'
import type { Db } from '@sac/platform/db/db'
import { Problem } from '@sac/platform/http/problem'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import type { DeviceRow } from '#devices/store/device-rows'
import { findKey, hasDeviceKey } from '#keys/store/key-rows'

/** Throws Problem `request.invalid` unless the device itself signed this copy; a revoked device may. */
export async function requireSignedCopy(db: Db, copy: SavedCopy): Promise<void> {
  const { authorship } = copy
  if (!authorship) throw refused('Update the app on this device, let it meet the office once, and save the copy again.')
  const key = await findKey(db, authorship.kid)
  const isDevices = key !== null && key.deviceId === copy.deviceId && key.userId === null
  const hash = hashOfCopy(copy)
  const signature = Buffer.from(authorship.signature, 'base64url')
  if (isDevices && verifySignature(key.publicKey, copyStatement(copy, hash), signature)) return
  throw refused('This copy was not made by the device it names, or it was altered.')
}

/** SHA-256 of the encrypted bytes, hexadecimal. */
export const hashOfCopy = ({ ciphertext }: SavedCopy): string =>
  createHash('sha256').update(Buffer.from(ciphertext, 'base64')).digest('hex')

/** Throws Problem `request.invalid` unless the device has no key it could have signed with, and can come by none. */
export async function requireNoKey(db: Db, { deviceId, revokedAt }: DeviceRow): Promise<void> {
  if (revokedAt === null)
    throw refused('This device can still meet the office: update it there and save the copy again, or revoke it first.')
  if (await hasDeviceKey(db, deviceId)) throw refused('This device has a key: save the copy again with its app.')
}

const refused = (detail: string) =>
  new Problem('request.invalid', { detail, errors: [{ field: 'authorship', detail: 'not signed by this device' }] })
