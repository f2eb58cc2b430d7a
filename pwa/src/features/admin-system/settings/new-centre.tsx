import type { CentreOffer } from '@sac/contracts/http/centres'
import { centreOperations } from '@sac/contracts/operations/centres'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { TextArea, TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { judgeCentre, noReach } from './centre-draft.ts'
import { ReachFields, ReachProblem } from './reach-fields.tsx'

const day = 24 * 60

/** Of the first centre of a house. */
const blankOffer = (currency: string): CentreOffer => ({
  currency,
  openingHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '18:00' })),
  closures: [],
  services: [],
  rules: {
    leadMinutes: 60,
    horizonDays: 90,
    holdMinutes: 10,
    waitingHoldMinutes: 120,
    freeUntilMinutes: day,
    changeUntilMinutes: 120,
    lateFeePercent: 0,
    remindMinutes: day,
    confirmsAtCounter: true,
  },
})

/** Another centre to begin with; null where there is none. */
type Model = { name: string; timeZone: string; profileId: string; offer: CentreOffer } | null

const draftOf = (model: Model) => ({
  centreId: '',
  station: '',
  name: '',
  place: '',
  timeZone: model?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  profileId: model?.profileId ?? 'eu-min',
  bays: '',
  ...noReach,
  currency: model?.offer.currency ?? 'EUR',
})
type Draft = ReturnType<typeof draftOf>

const hasCodes = (draft: Draft) =>
  [draft.timeZone, draft.profileId, draft.currency].every((text) => text.trim() !== '') &&
  /^[a-z0-9-]{1,30}$/.test(draft.centreId) &&
  /^[A-Z0-9]{2,6}$/.test(draft.station)

/** Opens a centre with the offer of another, closures aside. */
export function NewCentre({ model, onClose }: { model: Model; onClose: (opened?: string) => void }) {
  const { settings: words } = useWords().messages
  const [draft, setDraft] = useState(() => draftOf(model))
  const judged = judgeCentre(draft)
  const { centreId, station, timeZone, profileId, currency } = draft
  return (
    <ActDialog
      row={centreOperations['centres.create']}
      title={words.openTitle}
      act={words.openAct}
      isReady={hasCodes(draft) && 'body' in judged}
      input={({ actId: commandId }) => ({
        body: {
          ...('body' in judged ? judged.body : { name: '', place: '', bays: [] }),
          commandId,
          centreId,
          station,
          timeZone,
          profileId,
          offer: model ? { ...model.offer, closures: [] } : blankOffer(currency),
        },
      })}
      onClose={() => onClose()}
      onDone={(opened) => onClose(opened.centreId)}
    >
      <p className="quiet">{model ? words.openText(model.name) : words.openBlank}</p>
      <CentreFields of={draft} asksCurrency={model === null} onChange={(more) => setDraft({ ...draft, ...more })} />
      <ReachProblem of={judged} />
    </ActDialog>
  )
}

type FieldsProps = { of: Draft; asksCurrency: boolean; onChange: (more: Partial<Draft>) => void }

function CentreFields({ of: draft, asksCurrency, onChange }: FieldsProps) {
  const { settings: words } = useWords().messages
  const field = (name: keyof Draft) => ({ value: draft[name], onChange: (text: string) => onChange({ [name]: text }) })
  return (
    <>
      <TextField label={words.name} maxLength={100} dir="auto" {...field('name')} />
      <TextField label={words.place} maxLength={100} dir="auto" {...field('place')} />
      <ReachFields of={draft} onChange={onChange} />
      <div className="settings-fields">
        <TextField label={words.code} hint={words.codeHint} maxLength={30} dir="ltr" {...field('centreId')} />
        <TextField label={words.station} hint={words.stationHint} maxLength={6} dir="ltr" {...field('station')} />
        <TextField label={words.timeZone} maxLength={64} dir="ltr" {...field('timeZone')} />
        <TextField label={words.profile} maxLength={64} dir="ltr" {...field('profileId')} />
        {asksCurrency && <TextField label={words.currency} maxLength={3} dir="ltr" {...field('currency')} />}
      </div>
      <TextArea label={words.bays} hint={words.baysHint} maxLength={2000} {...field('bays')} />
    </>
  )
}
