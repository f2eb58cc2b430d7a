import { ClaimStatus, type ClaimsOfPeople } from '@sac/contracts/http/vehicles'
import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { useState } from 'react'
import type * as z from 'zod/mini'
import { Chip } from '#admin/chip.tsx'
import { figuresColumn, whenColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column, Filter } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { Button } from '#design/button.tsx'
import { Plate } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { claimTones } from './claim-tones.ts'
import { ClaimantLink } from './claimant-link.tsx'
import { ConfirmClaim } from './confirm-claim.tsx'
import { CounterClaims } from './counter-claims.tsx'

type Claim = z.infer<typeof ClaimsOfPeople>['claims'][number]
type Words = Messages['people']

const columnsOf = (all: Words, onConfirm: (claim: Claim) => void): Column<Claim>[] => {
  const { carClaims: words, claims: states } = all
  return [
    { id: 'plate', name: words.plate, cell: ({ plate }) => <Plate>{plate}</Plate>, text: ({ plate }) => plate },
    figuresColumn('country', words.country, ({ country }) => country),
    figuresColumn('vin', words.vinEnd, ({ vinEnd }) => vinEnd),
    {
      id: 'state',
      name: words.state,
      cell: ({ status }) => <Chip tone={claimTones[status]}>{states[status]}</Chip>,
      text: ({ status }) => states[status],
    },
    {
      id: 'by',
      name: words.by,
      cell: (claim) => <ClaimantLink of={claim} />,
      text: ({ name }) => name ?? words.erased,
    },
    whenColumn('at', words.at, ({ claimedAt }) => claimedAt),
    whenColumn('confirmed', words.confirmedAt, ({ confirmedAt }) => confirmedAt),
    {
      id: 'act',
      name: words.act,
      cell: (claim) =>
        claim.status === 'open' && (
          <Button look="plain" aria-label={words.confirmNamed(claim.plate)} onClick={() => onConfirm(claim)}>
            {words.confirm}
          </Button>
        ),
    },
  ]
}

/** Which cars customers say are theirs; those that wait are confirmed at the counter. */
export function ClaimsPage() {
  const { people } = useWords().messages
  const { carClaims: words } = people
  const [confirming, setConfirming] = useState<Claim | null>(null)
  const [isAtCounter, setAtCounter] = useState(false)
  const filters: Filter[] = [
    { id: 'plate', name: words.plate, type: 'text' },
    {
      id: 'status',
      name: words.state,
      options: ClaimStatus.options.map((value) => ({ value, label: people.claims[value] })),
    },
  ]
  return (
    <OfficePage title={words.title} fills acts={<Button onClick={() => setAtCounter(true)}>{words.counter}</Button>}>
      <DataList
        of={{
          name: 'claims',
          label: words.title,
          row: vehicleOperations['vehicles.claims'],
          items: ({ claims }) => claims,
          idOf: ({ claimId }) => claimId,
          columns: columnsOf(people, setConfirming),
          filters,
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
      {isAtCounter && <CounterClaims onClose={() => setAtCounter(false)} />}
      {confirming && <ConfirmClaim of={confirming} onClose={() => setConfirming(null)} />}
    </OfficePage>
  )
}
