// The public half of the access-token key, as the process that signs publishes it for those that only verify.
import { createPublicKey, type KeyObject, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '@sac/platform/http/problem'

const fileOf = (folder: string) => join(folder, 'access-token.pem')

/** Writes the key to `folder`, where others may read it; replaces the one there. */
export async function publishVerificationKey(folder: string, publicKey: KeyObject): Promise<void> {
  await mkdir(folder, { recursive: true })
  const draft = `${fileOf(folder)}.${randomUUID()}`
  await writeFile(draft, publicKey.export({ type: 'spki', format: 'pem' }))
  await rename(draft, fileOf(folder))
}

/**
 * Reads the published key as it is now, so that a new one is taken without a restart. Throws Problem `server.unavailable`
 * while there is none: the signing process has not started yet.
 */
export async function readVerificationKey(folder: string): Promise<KeyObject> {
  try {
    return createPublicKey(await readFile(fileOf(folder)))
  } catch (cause) {
    const detail = 'Sign-in cannot be checked yet; try again.'
    throw new Problem('server.unavailable', { detail, retryAfterSeconds: 5, cause })
  }
}
