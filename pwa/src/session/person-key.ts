// The key a person signs their seals with on this device. It is kept encrypted to their PIN; beside it lies, while the device is
// unlocked and through reloads of the app, a copy that signs and that nobody can read.
import type { OpenKey, PersonKey, PinVault } from '#db/account.ts'
import { openBox, sealTo } from '#platform/sealed-box.ts'
import { makeKeyPairToKeep, readPrivateKey } from '#platform/signing.ts'
import { makeVault, openVault } from './pin-vault.ts'

/** What is kept, and the key itself for as long as the device is unlocked. */
export type MadeKey = { kept: PersonKey; open: OpenKey }

const purposeOf = (userId: string) => ({ info: 'smartautocheck person key v1', about: userId })

export async function makePersonKey(userId: string, vault: Pick<PinVault, 'publicKey'>): Promise<MadeKey> {
  const { pair, pkcs8 } = await makeKeyPairToKeep()
  const { kid, publicKey } = pair
  const sealed = await sealTo(vault.publicKey, pkcs8, purposeOf(userId))
  return { kept: { kid, publicKey, sealed }, open: { ...pair, userId } }
}

/** A new PIN, and a new key under it. */
export async function chooseVault(userId: string, pin: string): Promise<MadeKey & { vault: PinVault }> {
  const vault = await makeVault(pin)
  return { vault, ...(await makePersonKey(userId, vault)) }
}

type Attempt = { userId: string; pin: string; vault: PinVault; kept: PersonKey | undefined }

/** The key the PIN opens, a new one where there is none; null: the PIN is wrong. */
export async function openPersonKey({ userId, pin, vault, kept }: Attempt): Promise<MadeKey | null> {
  const own = await openVault(pin, vault)
  if (!own) return null
  const pkcs8 = kept && (await openBox(own, kept.sealed, purposeOf(userId)).catch(() => null))
  if (!kept || !pkcs8) return makePersonKey(userId, vault)
  const { kid, publicKey } = kept
  return { kept, open: { kid, publicKey, privateKey: await readPrivateKey(pkcs8), userId } }
}
