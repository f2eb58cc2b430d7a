// Looking things up in a template by code. Templates are small and immutable; a lookup table per template is built once.
import type { Checkpoint, Deficiency, InspectionTemplate } from './template.ts'

type Found = { checkpoint: Checkpoint; deficiency: Deficiency }
type Tables = { checkpoints: ReadonlyMap<string, Checkpoint>; deficiencies: ReadonlyMap<string, Found> }

const tables = new WeakMap<InspectionTemplate, Tables>()

/** The deficiency with this code and the checkpoint it is judged at, or undefined. */
export function findDeficiency(template: InspectionTemplate, code: string): Found | undefined {
  return tablesOf(template).deficiencies.get(code)
}

/** The checkpoint with this code, or undefined. */
export function findCheckpoint(template: InspectionTemplate, code: string): Checkpoint | undefined {
  return tablesOf(template).checkpoints.get(code)
}

function tablesOf(template: InspectionTemplate): Tables {
  const known = tables.get(template)
  if (known !== undefined) return known
  const checkpoints = template.sections.flatMap((section) => section.checkpoints)
  const built: Tables = {
    checkpoints: new Map(checkpoints.map((checkpoint) => [checkpoint.code, checkpoint])),
    deficiencies: new Map(
      checkpoints.flatMap((checkpoint) =>
        checkpoint.deficiencies.map((deficiency) => [deficiency.code, { checkpoint, deficiency }]),
      ),
    ),
  }
  tables.set(template, built)
  return built
}
