import type { InspectionTemplate } from '@sac/contracts/template/template'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { insertPublishedTemplateIfAbsent } from '../store/template-rows.ts'
import { publishReference } from './publish-reference.ts'

/** Tells the devices of a template, once; `hash` is the SHA-256 of its canonical form. */
export async function publishTemplate(
  deps: InspectionsDeps,
  { hash, template }: { hash: string; template: InspectionTemplate },
): Promise<void> {
  await withTransaction(deps.pool, async (tx) => {
    if (await insertPublishedTemplateIfAbsent(tx, { hash, at: deps.now() }))
      await publishReference(deps, tx, { entity: 'template', id: hash, value: { hash, template } })
  })
}
