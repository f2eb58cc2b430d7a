import type { KnownTemplate } from '../model/office-data.ts'

let loaded: Promise<readonly KnownTemplate[]> | null = null

async function load(): Promise<readonly KnownTemplate[]> {
  const { knownTemplates } = await import('@sac/contracts/template/known-templates')
  return knownTemplates.map(({ judgedBy, hash }) => ({ template: judgedBy, hash }))
}

/** The templates this version brings along, so that a fresh device can begin before the first pull; earlier ones as they are judged. */
export function shippedTemplates(): Promise<readonly KnownTemplate[]> {
  loaded ??= load()
  return loaded
}
