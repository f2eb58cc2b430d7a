import { createDecipheriv, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto'
import { type SavedCopy, SavedCopyContent, savedCopyInfo } from '@sac/contracts/sync/saved-copy'
import { isDeeperThan } from '@sac/contracts/text/json-depth'
import { parseJson } from '@sac/contracts/text/parse-json'
import { Problem } from '@sac/platform/http/problem'
import * as z from 'zod/mini'
import type { OfficeKey } from './office-key.ts'

const tagBytes = 16
const maxDepth = 4

/** Decrypts a saved copy. Throws Problem `request.invalid` when it was not made for this office or was altered. */
export function openSavedCopy(copy: SavedCopy, { privateKey }: Pick<OfficeKey, 'privateKey'>): SavedCopyContent {
  const text = decrypt(copy, privateKey)?.toString('utf8')
  const json = text === undefined || isDeeperThan(text, maxDepth) ? undefined : parseJson(text)
  const content = z.safeParse(SavedCopyContent, json).data
  if (content) return content
  const errors = [{ field: 'ciphertext', detail: 'not a saved copy for this office, or altered' }]
  throw new Problem('request.invalid', { detail: 'Choose a copy saved on a device of this office.', errors })
}

function decrypt(copy: SavedCopy, privateKey: OfficeKey['privateKey']): Buffer | null {
  try {
    const publicKey = createPublicKey({ key: copy.ephemeral, format: 'jwk' })
    const secret = diffieHellman({ privateKey, publicKey })
    const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), savedCopyInfo, 32))
    const sealed = Buffer.from(copy.ciphertext, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(copy.iv, 'base64'), { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(copy.deviceId))
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    // Every way in which it can fail means the same to whoever chose the file, and to whoever tries keys nothing more.
    return null
  }
}
