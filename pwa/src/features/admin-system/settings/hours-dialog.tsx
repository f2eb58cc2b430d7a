import { plainDigits } from '@sac/contracts/text/latin'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { IconButton } from '#design/icon-button.tsx'
import { createId } from '#platform/create-id.ts'
import { useWords } from '#words/admin/words.tsx'
import { OfferDialog, type Offered } from './offer-dialog.tsx'
import { weekdays } from './weekdays.ts'

type Draft = { id: string; weekday: number; opens: string; closes: string }

const time = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/
const isWhole = ({ opens, closes }: Draft) => time.test(opens) && time.test(closes) && opens < closes
/** `8:00`, `8.00`, `8h00` and `٨:٠٠` are what people type. */
function written(text: string): string {
  const plain = plainDigits(text.trim()).replace(/[.hH٫]/, ':')
  return /^\d:/.test(plain) ? `0${plain}` : plain
}

const usual = { opens: '08:00', closes: '18:00' }

/** Says anew when a centre is open. */
export function HoursDialog({ of: offered, onClose }: { of: Offered; onClose: () => void }) {
  const { hours: words, changeNamed } = useWords().messages.settings
  const [drafts, setDrafts] = useState(() => offered.offer.openingHours.map((one) => ({ ...one, id: createId() })))
  const set = (id: string, more: Partial<Draft>) =>
    setDrafts(drafts.map((one) => (one.id === id ? { ...one, ...more } : one)))
  const whole = drafts.map((one) => ({ ...one, opens: written(one.opens), closes: written(one.closes) }))
  const openingHours = whole
    .map(({ weekday, opens, closes }) => ({ weekday, opens, closes }))
    .toSorted((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens))
  return (
    <OfferDialog
      of={offered}
      title={changeNamed(words.title)}
      act={words.act}
      problem={whole.every(isWhole) ? null : words.wrong}
      change={(offer) => ({ ...offer, openingHours })}
      onClose={onClose}
    >
      <p className="quiet">{words.text}</p>
      <div className="hours-fields">
        {weekdays.map((weekday) => (
          <DayFields
            key={weekday}
            weekday={weekday}
            of={drafts.filter((one) => one.weekday === weekday)}
            onSet={set}
            onAdd={() => setDrafts([...drafts, { id: createId(), weekday, ...usual }])}
            onRemove={(id) => setDrafts(drafts.filter((one) => one.id !== id))}
          />
        ))}
      </div>
    </OfferDialog>
  )
}

type DayProps = {
  weekday: number
  of: readonly Draft[]
  onSet: (id: string, more: Partial<Draft>) => void
  onAdd: () => void
  onRemove: (id: string) => void
}

function DayFields({ weekday, of: drafts, onSet, onAdd, onRemove }: DayProps) {
  const { messages, formats } = useWords()
  const { hours: words } = messages.settings
  const day = formats.weekday(weekday)
  return (
    <fieldset>
      <legend>{day}</legend>
      {drafts.length === 0 && <span className="quiet">{words.closed}</span>}
      {drafts.map(({ id, opens, closes }) => (
        <span className="hours-span" key={id}>
          <TimeInput label={words.opens(day)} value={opens} onChange={(text) => onSet(id, { opens: text })} />
          <span aria-hidden="true">–</span>
          <TimeInput label={words.closes(day)} value={closes} onChange={(text) => onSet(id, { closes: text })} />
          <IconButton icon="cross" label={words.removeFrom(day)} onClick={() => onRemove(id)} />
        </span>
      ))}
      <Button look="plain" aria-label={words.addTo(day)} onClick={onAdd}>
        {words.add}
      </Button>
    </fieldset>
  )
}

type TimeProps = { label: string; value: string; onChange: (text: string) => void }

const TimeInput = ({ label, value, onChange }: TimeProps) => (
  <input
    className="input tabular"
    aria-label={label}
    dir="ltr"
    maxLength={5}
    placeholder="08:00"
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
)
