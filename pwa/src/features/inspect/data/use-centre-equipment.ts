import { useCurrentInspection } from '../current-inspection.ts'
import type { TestEquipment } from '../device-data.ts'
import { useQuickReference } from './use-reference-data.ts'

/** The measuring equipment of the centre this inspection is made at; undefined until it has been read. */
export function useCentreEquipment(): readonly TestEquipment[] | undefined {
  const { view } = useCurrentInspection()
  const reference = useQuickReference({ templates: false })
  const at = view.state.started?.value.centreId
  return reference?.equipment.filter(({ centreId }) => centreId === at)
}
