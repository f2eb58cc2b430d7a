import type { VehicleTest } from '@sac/contracts/http/vehicles'
import { CatalogueText, type Say } from '#api/catalogue-text.tsx'
import { Icon } from '#design/icon.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { describeLocation } from './describe-location.ts'
import { FindingPhotos } from './finding-photos.tsx'

type Finding = VehicleTest['deficiencies'][number]
type CardProps = { finding: Finding; claimId: string; said: Say }

/** One defect: how bad, what it means, how urgent, where, how it looks; the law's words one tap away. */
export function FindingCard({ finding, claimId, said }: CardProps) {
  const { cars } = useWords().messages
  const { severity, plain, text, code, note, repairedOnSpot, prohibition, photos } = finding
  const plainly = said(plain)
  return (
    <article className="card finding">
      <p className="cluster">
        <span className={`chip chip-${severity === 'major' ? 'fail' : severity}`}>{cars.severity[severity]}</span>
        {prohibition && <span className="chip chip-dangerous">{cars.doNotDrive}</span>}
        {repairedOnSpot && (
          <span className="chip chip-pass">
            <Icon name="check" />
            {cars.repaired}
          </span>
        )}
      </p>
      <h3>
        <CatalogueText of={plainly} />
      </h3>
      {!repairedOnSpot && <p>{cars.urgency[severity]}</p>}
      <Where finding={finding} />
      {note && (
        <p>
          <span className="quiet small">{cars.inspectorSays}</span>
          <br />
          <bdi>{note}</bdi>
        </p>
      )}
      {photos.length > 0 && <FindingPhotos of={photos} claimId={claimId} what={plainly.text} />}
      <details>
        <summary>{cars.lawSays}</summary>
        <p>
          <CatalogueText of={said(text)} /> <Figures>{code}</Figures>
        </p>
      </details>
    </article>
  )
}

function Where({ finding }: { finding: Finding }) {
  const { messages, formats } = useWords()
  const place = describeLocation(finding.location, messages.cars.location, formats)
  if (place === '') return null
  return (
    <p>
      <span className="quiet small">{messages.cars.where}</span>
      <br />
      {place}
    </p>
  )
}
