import { useState } from 'react'
import { useDialog } from '#admin/dialogs.tsx'
import { Section } from '#admin/record/section.tsx'
import { Button } from '#design/button.tsx'
import { SelectField } from '#design/select-field.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { OfferDialog, type Offered } from './offer-dialog.tsx'
import { type Closure, closureText, daysText, today } from './offer-lines.ts'

type PartProps = { of: Offered }

/** Days on which a bay or the whole centre is closed. */
export function ClosuresPart({ of: offered }: PartProps) {
  const { closures: words } = useWords().messages.settings
  const open = useDialog()
  const coming = offered.offer.closures
    .filter(({ lastDay }) => lastDay >= today())
    .toSorted((a, b) => a.firstDay.localeCompare(b.firstDay))
  return (
    <Section
      title={words.title}
      acts={
        <Button onClick={() => open((onClose) => <CloseDialog of={offered} onClose={onClose} />)}>{words.open}</Button>
      }
    >
      {coming.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="closures">
        {coming.map((closure) => (
          <ClosureRow key={JSON.stringify(closure)} closure={closure} of={offered} />
        ))}
      </ul>
    </Section>
  )
}

const isSame = (a: Closure, b: Closure) => JSON.stringify(a) === JSON.stringify(b)

function ClosureRow({ closure, of: offered }: PartProps & { closure: Closure }) {
  const speech = useWords()
  const { closures: words } = speech.messages.settings
  const open = useDialog()
  const undo = () =>
    open((onClose) => (
      <OfferDialog
        of={offered}
        title={words.undoTitle}
        act={words.undoAct}
        change={(offer) => ({ ...offer, closures: offer.closures.filter((one) => !isSame(one, closure)) })}
        onClose={onClose}
      >
        <p>{closureText(closure, speech)}</p>
      </OfferDialog>
    ))
  return (
    <li className="spread">
      <span>
        <strong className="tabular">{daysText(closure, speech)}</strong>
        <span className="quiet small">
          <bdi>{speech.formats.list([closure.bay ?? words.whole, closure.reason])}</bdi>
        </span>
      </span>
      <Button look="plain" aria-label={`${words.undo} ${closureText(closure, speech)}`} onClick={undo}>
        {words.undo}
      </Button>
    </li>
  )
}

const blank = () => ({ firstDay: today(), lastDay: today(), bay: '', reason: '' })
type Draft = ReturnType<typeof blank>

function CloseDialog({ of: offered, onClose }: PartProps & { onClose: () => void }) {
  const { closures: words } = useWords().messages.settings
  const [draft, setDraft] = useState(blank)
  const set = (more: Partial<Draft>) => setDraft({ ...draft, ...more })
  const { firstDay, lastDay, bay, reason } = draft
  const closure = { firstDay, lastDay, bay: bay || null, reason: reason.trim() || null }
  return (
    <OfferDialog
      of={offered}
      title={words.openTitle}
      act={words.act}
      isDangerous
      change={(offer) => ({ ...offer, closures: [...offer.closures, closure] })}
      onClose={onClose}
    >
      <p>{words.text}</p>
      <ClosureFields of={draft} bays={offered.bays} onChange={set} />
    </OfferDialog>
  )
}

type FieldsProps = { of: Draft; bays: readonly string[]; onChange: (more: Partial<Draft>) => void }

function ClosureFields({ of: { firstDay, lastDay, bay, reason }, bays, onChange }: FieldsProps) {
  const { closures: words } = useWords().messages.settings
  return (
    <>
      <div className="settings-fields">
        <TextField
          label={words.first}
          type="date"
          value={firstDay}
          onChange={(day) => onChange({ firstDay: day, lastDay: lastDay < day ? day : lastDay })}
        />
        <TextField
          label={words.last}
          type="date"
          min={firstDay}
          value={lastDay}
          onChange={(day) => onChange({ lastDay: day })}
        />
      </div>
      <SelectField label={words.what} value={bay} onChange={(value) => onChange({ bay: value })}>
        <option value="">{words.whole}</option>
        {bays.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      <TextField
        label={words.why}
        hint={words.whyHint}
        maxLength={60}
        dir="auto"
        value={reason}
        onChange={(text) => onChange({ reason: text })}
      />
    </>
  )
}
