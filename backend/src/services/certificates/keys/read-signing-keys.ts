// The three key families of certificates: root (trust list), QR (what is signed in codes and lists) and seal (PDF). Never in
// the database, never shared, read by the signing process only.
import { join } from 'node:path'
import { newPrivateKey } from '@sac/platform/secrets/new-private-key'
import { readOrCreateSecret } from '@sac/platform/secrets/read-or-create-secret'
import { readKeyFile, readSupplied } from './key-files.ts'
import { openQrKeys, type QrKeys } from './open-qr-keys.ts'
import type { CertificateSettings } from './settings.ts'
import { createPemSigner, type Signer } from './signer.ts'
import { certificatesOf, createDocumentSigner, createIssuingCa, toPem } from './x509-certificates.ts'

export type Seal = {
  readonly signer: Signer
  /** DER: the document signer first, then those above it; the last is what outsiders trust. */
  readonly chain: readonly Uint8Array[]
}

export type SigningKeys = QrKeys & { readonly root: Signer; readonly seal: Seal }

type Options = { folder: string; settings: CertificateSettings; now: Date }

/** Reads every family, making what neither the settings supply nor `folder` holds. Throws one clear sentence when one is unusable. */
export async function readSigningKeys({ folder, settings, now }: Options): Promise<SigningKeys> {
  const root = await readRootKey({ folder, settings })
  return { root, ...(await openQrKeys(folder, settings)), seal: await readSeal({ folder, settings, now }) }
}

/** Signs the trust list; its public half is what verifiers begin with. */
export const readRootKey = async ({ folder, settings }: Pick<Options, 'folder' | 'settings'>): Promise<Signer> =>
  createPemSigner(
    await readKeyFile({ supplied: settings.CERT_ROOT_KEY_FILE, path: join(folder, 'certificate-root.pem') }),
  )

async function readSeal({ folder, settings, now }: Options): Promise<Seal> {
  const { CERT_SEAL_KEY_FILE: key, CERT_SEAL_CERTIFICATE_FILE: certificate } = settings
  if ((key === undefined) !== (certificate === undefined))
    throw new Error('CERT_SEAL_KEY_FILE and CERT_SEAL_CERTIFICATE_FILE belong together.')
  if (key === undefined || certificate === undefined)
    return makeSeal({ folder, organisation: settings.CERT_ORGANISATION, now })
  const chain = certificatesOf((await readSupplied(certificate)).toString())
  if (chain.length === 0) throw new Error('CERT_SEAL_CERTIFICATE_FILE holds no certificate.')
  return { signer: createPemSigner(await readSupplied(key)), chain }
}

type Make = { folder: string; organisation: string; now: Date }

// Certificates are made before they are stored, so that two processes starting at once agree on what the file says.
async function makeSeal({ folder, organisation, now }: Make): Promise<Seal> {
  const text = async (name: string, create: () => Buffer) =>
    (await readOrCreateSecret(join(folder, name), create)).toString()
  const caKey = await text('seal-ca.pem', newPrivateKey)
  const sealKey = await text('seal.pem', newPrivateKey)
  const draftCa = Buffer.from(toPem(await createIssuingCa(caKey, { organisation, now })))
  const [ca] = certificatesOf(await text('seal-ca.crt.pem', () => draftCa))
  if (!ca) throw new Error('seal-ca.crt.pem in the keys folder holds no certificate.')
  const issuer = { caPrivateKeyPem: caKey, ca, organisation, now }
  const draft = Buffer.from(toPem(await createDocumentSigner(sealKey, issuer)))
  const [certificate] = certificatesOf(await text('seal.crt.pem', () => draft))
  if (!certificate) throw new Error('seal.crt.pem in the keys folder holds no certificate.')
  return { signer: createPemSigner(sealKey), chain: [certificate, ca] }
}
