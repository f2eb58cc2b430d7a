import type { CentreOffer } from '@sac/contracts/http/centres'
import { centreOperations } from '@sac/contracts/operations/centres'
import type { ReactNode } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { useWords } from '#words/admin/words.tsx'
import { offerLines } from './offer-lines.ts'

/** The offer of a centre as it is in force. */
export type Offered = { centreId: string; bays: readonly string[]; version: number; offer: CentreOffer }

type OfferDialogProps = {
  of: Offered
  title: string
  act: string
  isDangerous?: boolean
  /** Why it cannot be done as it is filled in; null where it can. */
  problem?: string | null
  /** Of the offer that was shown when this was opened. */
  change: (offer: CentreOffer) => CentreOffer
  onClose: () => void
  children: ReactNode
}

/** Changes one part of an offer; where somebody else has changed any of it, it says what, and changes nothing. */
export function OfferDialog({ of: seen, change, problem = null, onClose, children, ...rest }: OfferDialogProps) {
  const speech = useWords()
  return (
    <ActDialog
      {...rest}
      row={centreOperations['centres.change-offer']}
      missing={problem}
      input={({ actId: commandId }) => ({
        params: { centreId: seen.centreId },
        body: { commandId, offer: change(seen.offer), seen: seen.version },
      })}
      onClose={onClose}
    >
      <Meanwhile
        row={centreOperations['centres.read-offer']}
        input={{ params: { centreId: seen.centreId } }}
        lines={({ offer }) => offerLines(offer, speech)}
      />
      {children}
    </ActDialog>
  )
}
