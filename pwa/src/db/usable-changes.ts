import { canonicalJson } from '@sac/contracts/canonical-json'
import { Sha256 } from '@sac/contracts/ids'
import type { Change } from '@sac/contracts/sync/protocol'
import { InspectionTemplate } from '@sac/contracts/template/template'
import * as z from 'zod/mini'
import { sha256 } from '#platform/sha256.ts'

/** How the office tells of a template; its id is the hash. */
const ToldTemplate = z.looseObject({ hash: Sha256, template: InspectionTemplate })

async function isUsable({ entity, value }: Change): Promise<boolean> {
  if (entity !== 'template' || value === null) return true
  const parsed = z.safeParse(ToldTemplate, value)
  return parsed.success && (await sha256(canonicalJson(parsed.data.template))) === parsed.data.hash
}

/** Leaves out templates of a form this version does not understand, and any that is not what its hash says. */
export async function usableChanges(changes: readonly Change[]): Promise<Change[]> {
  const usable = await Promise.all(changes.map(isUsable))
  return changes.filter((_change, index) => usable[index])
}
