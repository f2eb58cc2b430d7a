import { useCurrentInspection } from '../current-inspection.ts'
import type { TestEquipment } from '../model/office-data.ts'
import { useQuickOfficeData } from './use-office-data.ts'

/** The measuring equipment of the centre this inspection is made at; undefined until it has been read. */
export function useCentreEquipment(): readonly TestEquipment[] | undefined {
  const { view } = useCurrentInspection()
  const office = useQuickOfficeData({ templates: false })
  const at = view.state.started?.value.centreId
  return office?.equipment.filter(({ centreId }) => centreId === at)
}
