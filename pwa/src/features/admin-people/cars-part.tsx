import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { Chip } from '#admin/chip.tsx'
import { Section } from '#admin/record/section.tsx'
import { When } from '#admin/when.tsx'
import { Answered } from '#api/answered.tsx'
import { usePages } from '#api/use-pages.ts'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'

const tones = { open: 'wait', confirmed: 'good', ended: 'quiet' } as const

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
              {claims.map(({ claimId, plate, status, claimedAt }) => (
                <li key={claimId} className="spread">
                  <Plate>{plate}</Plate>
                  <Chip tone={tones[status]}>{words.claims[status]}</Chip>
                  <When at={claimedAt} only="day" />
                </li>
              ))}
            </ul>
          )
        }}
      </Answered>
    </Section>
  )
}
