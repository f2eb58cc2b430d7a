import type { InspectionState, Seal } from '@sac/contracts/inspection/fold'
import { faultyTexts } from '@sac/contracts/inspection/written-texts'
import { faultInWords } from '@sac/contracts/text/judge-text'
import type { Stopped } from './reason.ts'

/** Texts no paper can show as they are, each with its character: written anew on the device, under a new seal. Null when all can. */
export function refuseTexts({ state, seal }: { state: InspectionState; seal: Seal }): Stopped | null {
  const reasons = faultyTexts(state, seal).map(({ name, fault }) => ({
    code: 'text-refused' as const,
    detail: `${name} ${faultInWords(fault)}`,
  }))
  return reasons.length > 0 ? { status: 'quarantined', reasons } : null
}
