import type { VehicleClaim } from '@sac/contracts/http/vehicles'
import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { useState } from 'react'
import { Chip } from '#admin/chip.tsx'
import { Section } from '#admin/record/section.tsx'
import { When } from '#admin/when.tsx'
import { Answered } from '#api/answered.tsx'
import { usePages } from '#api/use-pages.ts'
import { Button } from '#design/button.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { claimTones } from './claim-tones.ts'
import { ConfirmClaim } from './confirm-claim.tsx'

/** Cars a customer says are theirs. */
export function CarsPart({ userId }: { userId: string }) {
  const { people: words } = useWords().messages
  const read = usePages(vehicleOperations['vehicles.claims'], { query: { userId } })
  return (
    <Section title={words.cars}>
      <Answered of={read}>
        {(pages) => {
          const claims = pages.flatMap((page) => page.claims)
          if (claims.length === 0) return <p className="quiet">{words.noCars}</p>
          return (
            <ul className="stack stack-tight">
              {claims.map((claim) => (
                <CarRow key={claim.claimId} of={claim} />
              ))}
            </ul>
          )
        }}
      </Answered>
    </Section>
  )
}

function CarRow({ of: claim }: { of: VehicleClaim }) {
  const { people: words } = useWords().messages
  const [isConfirming, setConfirming] = useState(false)
  const { plate, status, claimedAt } = claim
  return (
    <li className="spread">
      <Plate>{plate}</Plate>
      <Chip tone={claimTones[status]}>{words.claims[status]}</Chip>
      <When at={claimedAt} only="day" />
      {status === 'open' && (
        <Button look="plain" aria-label={words.carClaims.confirmNamed(plate)} onClick={() => setConfirming(true)}>
          {words.carClaims.confirm}
        </Button>
      )}
      {isConfirming && <ConfirmClaim of={claim} onClose={() => setConfirming(false)} />}
    </li>
  )
}
