import type { VehicleClaim } from '@sac/contracts/http/vehicles'
import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { Button } from '#design/button.tsx'
import { Plate } from '#design/plate.tsx'
import { Problem } from '#design/problem.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/customer/words.tsx'

type EndProps = { claim: VehicleClaim; onClose: () => void; onEnded?: () => void }

/** Asks once more before a car is given up, and says what follows. */
export function EndCarSheet({ claim, onClose, onEnded }: EndProps) {
  const { messages } = useWords()
  const { cars, common } = messages
  const end = useAct(vehicleOperations['vehicles.end'])
  const act = () => end.mutate({ params: { id: claim.claimId } }, { onSuccess: onEnded ?? onClose })
  return (
    <Sheet
      title={cars.removeTitle}
      closeLabel={common.close}
      onClose={onClose}
      foot={
        <div className="cluster">
          <Button look="fail" disabled={end.isPending} onClick={act}>
            {cars.removeAct}
          </Button>
          <Button onClick={onClose}>{cars.keep}</Button>
        </div>
      }
    >
      <p>
        <Plate>{claim.plate}</Plate>
      </p>
      <p>{cars.removeWhy}</p>
      <Problem>{refusalWords(end.error, messages)}</Problem>
    </Sheet>
  )
}
