import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, base64url: what a device shows as `Sac-Device`. */
export const newCredential = (): string => randomBytes(32).toString('base64url')

/** What is stored instead; a plain hash is enough for a secret of full entropy. */
export const hashOfCredential = (credential: string): Uint8Array => createHash('sha256').update(credential).digest()
