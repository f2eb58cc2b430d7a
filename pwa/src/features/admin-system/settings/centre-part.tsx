import type { Centre } from '@sac/contracts/http/centres'
import { centreOperations } from '@sac/contracts/operations/centres'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Section } from '#admin/record/section.tsx'
import { WhatChanged } from '#admin/what-changed.tsx'
import { Button } from '#design/button.tsx'
import { Facts } from '#design/facts.tsx'
import { Figures } from '#design/plate.tsx'
import { TextArea, TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'

/** Names of bays, as they are typed: one on each line. */
export const baysOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** What a centre is called, where it is, and its bays. */
export function CentrePart({ of: centre }: { of: Centre }) {
  const { messages, formats } = useWords()
  const { settings: words } = messages
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={words.about}
      acts={
        <Button aria-label={words.changeNamed(words.about)} onClick={() => setOpen(true)}>
          {words.change}
        </Button>
      }
    >
      <div className="facts-wide">
        <Facts
          of={[
            { name: words.name, value: <bdi>{centre.name}</bdi> },
            { name: words.place, value: <bdi>{centre.place}</bdi> },
            { name: words.bays, value: formats.list(centre.bays) },
            { name: words.station, value: <Figures>{centre.station}</Figures> },
            { name: words.timeZone, value: <Figures>{centre.timeZone}</Figures> },
            { name: words.profile, value: <Figures>{centre.profileId}</Figures> },
          ]}
        />
      </div>
      {isOpen && <CentreDialog of={centre} onClose={() => setOpen(false)} />}
    </Section>
  )
}

const linesOf = ({ name, place, bays }: Centre) => [name, place, ...bays]

function CentreDialog({ of: now, onClose }: { of: Centre; onClose: () => void }) {
  const { settings: words } = useWords().messages
  const [seen] = useState(now)
  const [name, setName] = useState(now.name)
  const [place, setPlace] = useState(now.place)
  const [bays, setBays] = useState(now.bays.join('\n'))
  return (
    <ActDialog
      row={centreOperations['centres.change']}
      title={words.changeNamed(words.about)}
      act={words.aboutAct}
      isReady={name.trim() !== '' && place.trim() !== '' && baysOf(bays).length > 0}
      input={({ actId: commandId }) => ({
        params: { centreId: now.centreId },
        body: {
          commandId,
          name: name.trim(),
          place: place.trim(),
          bays: baysOf(bays),
          seen: { name: seen.name, place: seen.place, bays: seen.bays },
        },
      })}
      onClose={onClose}
    >
      <WhatChanged before={linesOf(seen)} now={linesOf(now)} />
      <p>{words.aboutText}</p>
      <TextField label={words.name} maxLength={100} dir="auto" value={name} onChange={setName} />
      <TextField label={words.place} maxLength={100} dir="auto" value={place} onChange={setPlace} />
      <TextArea label={words.bays} hint={words.baysHint} maxLength={2000} value={bays} onChange={setBays} />
    </ActDialog>
  )
}
