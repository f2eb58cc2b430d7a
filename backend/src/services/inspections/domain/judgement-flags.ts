// What the office sees of how a car was judged.
import { dateIn } from '@sac/contracts/inspection/calendar'
import { type Registered, registrationInDoubt } from '@sac/contracts/inspection/first-registration'
import type { InspectionState } from '@sac/contracts/inspection/fold'
import { vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import type { InspectionReport } from '@sac/contracts/inspection/report'

export type JudgementFlag =
  | 'severity-lowered'
  | 'dangerous-lowered'
  | 'first-registration-in-doubt'
  | 'photo-of-another-day'

type Seen = { report: Omit<InspectionReport, 'flags'>; state: InspectionState }

export function judgementFlags({ report, state }: Seen): JudgementFlag[] {
  const { deficiencies, testedAt, timeZone } = report
  const from = deficiencies.flatMap(({ lowered }) => (lowered ? [lowered.from] : []))
  const found: Record<JudgementFlag, boolean> = {
    'severity-lowered': from.length > 0,
    'dangerous-lowered': from.includes('dangerous'),
    'first-registration-in-doubt': registrationInDoubt(registeredAs(state), dateIn(timeZone, testedAt)),
    'photo-of-another-day': state.photos.some(({ capturedAt }) => isFar(capturedAt, testedAt)),
  }
  return (Object.keys(found) as JudgementFlag[]).filter((flag) => found[flag])
}

const registeredAs = (state: InspectionState): Registered => ({
  firstRegistration: vehicleValue(state, 'firstRegistration'),
  vin: vehicleValue(state, 'vin'),
  fuel: vehicleValue(state, 'fuel'),
  equipment: vehicleValue(state, 'equipment') ?? [],
})

const dayMs = 86_400_000
const isFar = (one: string, other: string): boolean => Math.abs(Date.parse(one) - Date.parse(other)) > dayMs
