import './settings.css'
import type { Centre, OfferInForce } from '@sac/contracts/http/centres'
import { centreOperations } from '@sac/contracts/operations/centres'
import { useState } from 'react'
import { OfficePage } from '#admin/office-page.tsx'
import { StrandedNote } from '#admin/stranded-note.tsx'
import { useAsked } from '#admin/use-asked.ts'
import { useCentres } from '#admin/use-centres.ts'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { SelectField } from '#design/select-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { CentrePart } from './centre-part.tsx'
import { ClosuresPart } from './closures-part.tsx'
import { HoursPart } from './hours-part.tsx'
import { NewCentre } from './new-centre.tsx'
import { RulesPart } from './rules-part.tsx'
import { ServicesPart } from './services-part.tsx'

/** What a centre is, when it is open, and what it offers. */
export function SettingsPage() {
  const { settings: words } = useWords().messages
  const { asked, ask } = useAsked()
  const { read } = useCentres()
  const [isOpening, setOpening] = useState(false)
  const close = (opened?: string) => {
    setOpening(false)
    if (opened) ask({ centre: opened })
  }
  return (
    <OfficePage title={words.title} acts={<Button onClick={() => setOpening(true)}>{words.open}</Button>}>
      <Answered of={read}>
        {(centres) => {
          const [first] = centres
          const centreId = asked['centre'] ?? first?.centreId
          if (centreId === undefined) return <NoCentre isOpening={isOpening} onClose={close} />
          return (
            <>
              {centres.length > 1 && (
                <div className="settings-choice">
                  <SelectField label={words.centre} value={centreId} onChange={(centre) => ask({ centre })}>
                    {centres.map(({ centreId: id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </SelectField>
                </div>
              )}
              <CentreSettings key={centreId} centreId={centreId} isOpening={isOpening} onOpened={close} />
            </>
          )
        }}
      </Answered>
    </OfficePage>
  )
}

type OpeningProps = { isOpening: boolean; onClose: (opened?: string) => void }

function NoCentre({ isOpening, onClose }: OpeningProps) {
  const { settings: words } = useWords().messages
  return (
    <div className="empty">
      <h2>{words.noCentre}</h2>
      <p className="quiet">{words.noCentreText}</p>
      {isOpening && <NewCentre model={null} onClose={onClose} />}
    </div>
  )
}

type SettingsProps = { centreId: string; isOpening: boolean; onOpened: (opened?: string) => void }

function CentreSettings({ centreId, isOpening, onOpened }: SettingsProps) {
  const centre = useOffice(centreOperations['centres.read'], { params: { centreId } })
  const offer = useOffice(centreOperations['centres.read-offer'], { params: { centreId } })
  return (
    <Answered of={centre}>
      {(about) => (
        <Answered of={offer}>
          {(inForce) => (
            <>
              <Parts centre={about} inForce={inForce} />
              {isOpening && <NewCentre model={{ ...about, offer: inForce.offer }} onClose={onOpened} />}
            </>
          )}
        </Answered>
      )}
    </Answered>
  )
}

function Parts({ centre, inForce }: { centre: Centre; inForce: OfferInForce }) {
  const offered = { ...inForce, centreId: centre.centreId, bays: centre.bays }
  return (
    <div className="stack">
      <StrandedNote centre={centre} />
      <CentrePart of={centre} />
      <div className="settings-days">
        <HoursPart of={offered} />
        <ClosuresPart of={offered} />
      </div>
      <ServicesPart of={offered} />
      <RulesPart of={offered} />
    </div>
  )
}
