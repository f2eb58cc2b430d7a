import type { ReactNode } from 'react'
import { Figures, Plate } from '#design/plate.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { OdometerWords } from './odometer-words.tsx'
import { useSigner } from './use-signer.ts'

/** Which car it is, what its odometer says and whose name stands under it: what a signature vouches for. */
export function SignedFacts() {
  const { view } = useCurrentInspection()
  const { vehicle, sign, today, common } = useWords().messages
  const vin = view.state.vehicle.vin?.value
  const signer = useSigner()
  return (
    <dl className="facts card">
      <Fact name={vehicle.plate}>{view.plate ? <Plate>{view.plate}</Plate> : today.noPlate}</Fact>
      {view.name && <Fact name={vehicle.title}>{view.name}</Fact>}
      <Fact name={vehicle.vin}>{vin ? <Figures>{vin}</Figures> : common.unknown}</Fact>
      <Fact name={vehicle.odometer}>
        <OdometerWords />
      </Fact>
      <Fact name={sign.signer}>{signer}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="quiet small">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
