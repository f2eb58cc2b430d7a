import type { PublicCentre } from '@sac/contracts/http/centres'
import type { ReactNode } from 'react'
import { Answered } from '#api/answered.tsx'
import { CentreChoice, chosenOf } from '#customer/centre-choice.tsx'
import { useCentres } from '#customer/use-centres.ts'
import { useDraft } from './model/use-draft.ts'

/** What is shown of the centre that is booked at; where there are several, and none is chosen, that comes first. */
export function AtCentre({ children }: { children: (centre: PublicCentre) => ReactNode }) {
  const { centreId } = useDraft()
  return (
    <Answered of={useCentres()}>
      {({ centres }) => {
        const centre = chosenOf(centres, centreId)
        return centre ? children(centre) : <CentreChoice of={centres} to="/book" />
      }}
    </Answered>
  )
}
