import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { useState } from 'react'
import { When } from '#admin/when.tsx'
import { Answered } from '#api/answered.tsx'
import { usePages } from '#api/use-pages.ts'
import { Button } from '#design/button.tsx'
import { Sheet } from '#design/sheet.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { ClaimantLink } from './claimant-link.tsx'
import { ConfirmClaim } from './confirm-claim.tsx'

/** Somebody stands at the counter with a document: what waits for its plate. */
export function CounterClaims({ onClose }: { onClose: () => void }) {
  const { people, common } = useWords().messages
  const { carClaims: words } = people
  const [plate, setPlate] = useState('')
  const [confirming, setConfirming] = useState<{ claimId: string; plate: string } | null>(null)
  if (confirming) return <ConfirmClaim of={confirming} onClose={onClose} />
  const asked = plate.trim()
  return (
    <Sheet title={words.counterTitle} closeLabel={common.close} onClose={onClose} className="act-dialog">
      <TextField label={words.plate} dir="ltr" maxLength={20} value={plate} onChange={setPlate} />
      {asked.length >= 2 && <Waiting key={asked} plate={asked} onConfirm={setConfirming} />}
    </Sheet>
  )
}

type WaitingProps = { plate: string; onConfirm: (claim: { claimId: string; plate: string }) => void }

function Waiting({ plate, onConfirm }: WaitingProps) {
  const { carClaims: words } = useWords().messages.people
  const read = usePages(vehicleOperations['vehicles.waiting'], { query: { plate } })
  return (
    <Answered of={read} rows={1}>
      {(pages) => {
        const claims = pages.flatMap((page) => page.claims)
        if (claims.length === 0) return <p className="quiet">{words.counterNone}</p>
        return (
          <ul className="stack stack-tight">
            {claims.map((claim) => (
              <li key={claim.claimId} className="spread">
                <ClaimantLink of={claim} />
                <When at={claim.claimedAt} only="day" />
                <Button onClick={() => onConfirm(claim)}>{words.confirm}</Button>
              </li>
            ))}
          </ul>
        )
      }}
    </Answered>
  )
}
