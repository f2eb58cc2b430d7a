import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { newPrivateKey } from '@sac/platform/secrets/new-private-key'
import { readOrCreateSecret } from '@sac/platform/secrets/read-or-create-secret'
import { readSupplied } from './key-files.ts'
import type { CertificateSettings } from './settings.ts'
import { createPemSigner, type Signer } from './signer.ts'

export type QrKeys = {
  /** The keys held at this moment, at least one; which of them signs is decided by the states in the database. */
  readonly qr: () => readonly Signer[]
  /** Makes one more key, where keys are ours to make; false where the organisation supplies them. */
  readonly addQrKey: () => Promise<boolean>
  /** Looks again: another process may have made a key. */
  readonly refresh: () => Promise<void>
}

/** The keys that sign codes and lists: those the settings name, or `qr-1.pem`, `qr-2.pem` … in the folder, two at least. */
export async function openQrKeys(folder: string, settings: CertificateSettings): Promise<QrKeys> {
  const { CERT_QR_KEY_FILES: supplied } = settings
  if (supplied !== undefined) {
    const signers = await Promise.all(supplied.map(async (path) => createPemSigner(await readSupplied(path))))
    return { qr: () => signers, addQrKey: async () => false, refresh: async () => undefined }
  }
  await makeKey(folder, 1)
  await makeKey(folder, 2)
  let signers = await readKeys(folder)
  const refresh = async () => {
    signers = await readKeys(folder)
  }
  const addQrKey = async () => {
    await makeKey(folder, Math.max(...(await numbersIn(folder))) + 1)
    await refresh()
    return true
  }
  return { qr: () => signers, addQrKey, refresh }
}

const pathOf = (folder: string, number: number) => join(folder, `qr-${number}.pem`)
const makeKey = (folder: string, number: number) => readOrCreateSecret(pathOf(folder, number), newPrivateKey)

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  const numbers = names.flatMap((name) => /^qr-(\d+)\.pem$/.exec(name)?.[1] ?? [])
  return numbers.map(Number).toSorted((a, b) => a - b)
}

async function readKeys(folder: string): Promise<Signer[]> {
  const numbers = await numbersIn(folder)
  return Promise.all(numbers.map(async (number) => createPemSigner(await makeKey(folder, number))))
}
