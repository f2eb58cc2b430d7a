import type { VehicleTest } from '@sac/contracts/http/vehicles'
import { useCatalogue } from '#api/catalogue-text.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useWords } from '#words/customer/words.tsx'
import { sortFindings } from '../model/report-advice.ts'
import { FindingCard } from './finding-card.tsx'

/** What was found, worst first. */
export function Findings({ of, claimId }: { of: VehicleTest['deficiencies']; claimId: string }) {
  const { cars, common } = useWords().messages
  const catalogue = useCatalogue()
  return (
    <section className="stack">
      <h2>{cars.whatFound}</h2>
      {of.length === 0 && <p className="quiet">{cars.nothingFound}</p>}
      {catalogue ? (
        sortFindings(of).map((finding, at) => (
          <FindingCard key={`${finding.code} ${at}`} finding={finding} claimId={claimId} said={catalogue} />
        ))
      ) : (
        <Skeleton label={common.loading} />
      )}
    </section>
  )
}
