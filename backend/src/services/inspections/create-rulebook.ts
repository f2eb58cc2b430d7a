import { createHash } from 'node:crypto'
import { knownTemplates } from '@sac/contracts/template/known-templates'
import { findProfile } from '@sac/contracts/template/profiles'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import type { Rulebook } from './domain/assess.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')

/** What new inspections are made by. */
export const [newestTemplate] = knownTemplates.map(({ hash, published }) => ({ hash, template: published }))

/** Templates and profiles this release knows; a template is found by the hash the device pinned. */
export function createRulebook(): Rulebook {
  const byHash = new Map(knownTemplates.map(({ hash, judgedBy }) => [hash, judgedBy]))
  return { findTemplate: (hash) => byHash.get(hash) ?? null, findProfile, sha256, verify: verifySignature }
}
