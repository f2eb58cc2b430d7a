import type { PublicCentre } from '@sac/contracts/http/centres'
import type { ReactNode } from 'react'
import { Answered } from '#api/answered.tsx'
import { CentreChoice } from '#customer/centre-choice.tsx'
import { useChosenCentre } from '#customer/use-centres.ts'
import { useDraft } from './model/use-draft.ts'

/** What is shown of the centre that is booked at; where there are several, and none is chosen, that comes first. */
export function AtCentre({ children }: { children: (centre: PublicCentre) => ReactNode }) {
  const { centre, asked } = useChosenCentre(useDraft().centreId)
  return <Answered of={asked}>{() => (centre ? children(centre) : <CentreChoice to="/book" />)}</Answered>
}
