import { canonicalJson } from '@sac/contracts/canonical-json'
import { sha256 } from '#platform/sha256.ts'
import type { KnownTemplate } from '../office-data.ts'

let loaded: Promise<readonly KnownTemplate[]> | null = null

async function load(): Promise<readonly KnownTemplate[]> {
  const { knownTemplates } = await import('@sac/contracts/template/known-templates')
  return Promise.all(
    knownTemplates.map(async ({ published, judgedBy }) => ({
      template: judgedBy,
      hash: await sha256(canonicalJson(published)),
    })),
  )
}

/** The templates this version brings along, so that a fresh device can begin before the first pull; earlier ones as they are judged. */
export function shippedTemplates(): Promise<readonly KnownTemplate[]> {
  loaded ??= load()
  return loaded
}
