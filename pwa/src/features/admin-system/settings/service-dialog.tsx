import type { CentreOffer, CentreService } from '@sac/contracts/http/centres'
import { useState } from 'react'
import { amountOf, amountText, figureOf } from '#admin/read-figures.ts'
import { SelectField } from '#design/select-field.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { OfferDialog, type Offered } from './offer-dialog.tsx'
import { pricesOf, serviceName, today } from './offer-lines.ts'

type DialogProps<Known> = { of: Offered; known: Known; onClose: () => void }

const kinds = ['periodic', 'retest', 'voluntary'] as const
const isSame = (a: CentreService, b: Pick<CentreService, 'kind' | 'category'>) =>
  a.kind === b.kind && a.category === b.category

type Draft = {
  kind: CentreService['kind']
  category: string
  minutes: string
  amount: string
  validFrom: string
}

function draftOf(known: CentreService | null): Draft {
  if (!known) return { kind: 'periodic', category: 'M1', minutes: '45', amount: '', validFrom: today() }
  const { kind, category, minutes } = known
  const amount = amountText(pricesOf(known).inForce?.amountMinor ?? 0)
  return { kind, category, minutes: String(minutes), amount, validFrom: today() }
}

const isLong = (minutes: number) => minutes >= 5 && minutes <= 480

/** The service as it will be; null while something is missing. */
function serviceOf(draft: Draft, known: CentreService | null): CentreService | null {
  const minutes = figureOf(draft.minutes)
  const amountMinor = amountOf(draft.amount)
  const category = draft.category.trim().toUpperCase()
  if (minutes === null || !isLong(minutes) || amountMinor === null) return null
  if (category === '' || draft.validFrom === '') return null
  return { kind: draft.kind, category, minutes, prices: pricesWith(known, { ...draft, amountMinor }) }
}

/** A price that stays the same gets no new day. */
function pricesWith(
  known: CentreService | null,
  { validFrom, amountMinor }: { validFrom: string; amountMinor: number },
) {
  if (known && pricesOf(known).inForce?.amountMinor === amountMinor) return known.prices
  const others = known?.prices.filter((one) => one.validFrom !== validFrom) ?? []
  return [...others, { validFrom, amountMinor }]
}

const replaced = ({ services }: CentreOffer, service: CentreService) =>
  services.some((one) => isSame(one, service))
    ? services.map((one) => (isSame(one, service) ? service : one))
    : [...services, service]

/** Adds a service, or changes how long it takes and what it costs from a day on. */
export function ServiceDialog({ of: offered, known, onClose }: DialogProps<CentreService | null>) {
  const speech = useWords()
  const { services: words, changeNamed } = speech.messages.settings
  const [draft, setDraft] = useState(() => draftOf(known))
  const service = serviceOf(draft, known)
  const isKnown = known === null && service !== null && offered.offer.services.some((one) => isSame(one, service))
  const problem = service === null ? words.wrong : isKnown ? words.known : null
  return (
    <OfferDialog
      of={offered}
      title={known ? changeNamed(serviceName(known, speech)) : words.addTitle}
      act={known ? words.changeAct : words.addAct}
      problem={problem}
      change={(offer) => (service ? { ...offer, services: replaced(offer, service) } : offer)}
      onClose={onClose}
    >
      <p className="quiet">{words.text}</p>
      <ServiceFields
        of={draft}
        isNew={known === null}
        currency={offered.offer.currency}
        onChange={(more) => setDraft({ ...draft, ...more })}
      />
    </OfferDialog>
  )
}

type FieldsProps = { of: Draft; isNew: boolean; currency: string; onChange: (more: Partial<Draft>) => void }

function ServiceFields({ of: draft, isNew, currency, onChange }: FieldsProps) {
  const { services: words } = useWords().messages.settings
  const field = (name: 'category' | 'minutes' | 'amount' | 'validFrom') => ({
    value: draft[name],
    onChange: (text: string) => onChange({ [name]: text }),
  })
  return (
    <div className="settings-fields">
      {isNew && (
        <>
          <SelectField
            label={words.kind}
            value={draft.kind}
            onChange={(kind) => onChange({ kind: kind as Draft['kind'] })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </SelectField>
          <TextField label={words.category} dir="ltr" maxLength={8} {...field('category')} />
        </>
      )}
      <TextField label={words.minutes} dir="ltr" inputMode="numeric" maxLength={3} {...field('minutes')} />
      <TextField
        label={`${words.newPrice} (${currency})`}
        dir="ltr"
        inputMode="decimal"
        maxLength={10}
        {...field('amount')}
      />
      <TextField label={words.validFrom} type="date" {...field('validFrom')} />
    </div>
  )
}

export function DropService({ of: offered, known, onClose }: DialogProps<CentreService>) {
  const speech = useWords()
  const { services: words } = speech.messages.settings
  return (
    <OfferDialog
      of={offered}
      title={words.dropTitle(serviceName(known, speech))}
      act={words.dropAct}
      isDangerous
      change={(offer) => ({ ...offer, services: offer.services.filter((one) => !isSame(one, known)) })}
      onClose={onClose}
    >
      <p>{words.dropText}</p>
    </OfferDialog>
  )
}
