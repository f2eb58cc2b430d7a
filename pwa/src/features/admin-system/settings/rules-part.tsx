import type { CentreOffer } from '@sac/contracts/http/centres'
import { useState } from 'react'
import { useDialog } from '#admin/dialogs.tsx'
import { amountOf, amountText, figureOf } from '#admin/read-figures.ts'
import { Section } from '#admin/record/section.tsx'
import { Button } from '#design/button.tsx'
import { Check } from '#design/choices.tsx'
import { Facts } from '#design/facts.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { OfferDialog, type Offered } from './offer-dialog.tsx'
import { type Rule, rulesText } from './offer-lines.ts'

/** By which rules customers book and cancel, and the VAT within prices. */
export function RulesPart({ of: offered }: { of: Offered }) {
  const speech = useWords()
  const { rules: words, change, changeNamed } = speech.messages.settings
  const open = useDialog()
  return (
    <Section
      title={words.title}
      acts={
        <Button
          aria-label={changeNamed(words.title)}
          onClick={() => open((onClose) => <RulesDialog of={offered} onClose={onClose} />)}
        >
          {change}
        </Button>
      }
    >
      <p className="quiet">{words.text}</p>
      <div className="facts-wide">
        <Facts
          of={Object.entries(rulesText(offered.offer, speech)).map(([rule, value]) => ({
            name: words.names[rule as Rule],
            value: <span className="tabular">{value}</span>,
          }))}
        />
      </div>
    </Section>
  )
}

const figures = [
  'leadMinutes',
  'horizonDays',
  'holdMinutes',
  'waitingHoldMinutes',
  'freeUntilMinutes',
  'changeUntilMinutes',
  'remindMinutes',
  'lateFeePercent',
] as const
type Figure = (typeof figures)[number]
type Draft = Record<Figure | 'vat', string> & { confirmsAtCounter: boolean }

function draftOf({ rules, vatRate }: CentreOffer): Draft {
  const typed = Object.fromEntries(figures.map((name) => [name, String(rules[name])])) as Record<Figure, string>
  return {
    ...typed,
    vat: vatRate === undefined ? '' : amountText(vatRate),
    confirmsAtCounter: rules.confirmsAtCounter,
  }
}

const isWhole = (draft: Draft) =>
  figures.every((name) => figureOf(draft[name]) !== null) && (draft.vat.trim() === '' || amountOf(draft.vat) !== null)

function changed(offer: CentreOffer, draft: Draft): CentreOffer {
  const { confirmsAtCounter } = draft
  const rules = Object.fromEntries(figures.map((name) => [name, figureOf(draft[name])])) as Record<Figure, number>
  const { vatRate: _before, ...rest } = offer
  const vatRate = amountOf(draft.vat)
  return { ...rest, ...(vatRate === null ? {} : { vatRate }), rules: { ...rules, confirmsAtCounter } }
}

function RulesDialog({ of: offered, onClose }: { of: Offered; onClose: () => void }) {
  const { rules: words, changeNamed } = useWords().messages.settings
  const [draft, setDraft] = useState(() => draftOf(offered.offer))
  const unitOf = (name: Figure) =>
    name === 'horizonDays' ? words.inDays : name === 'lateFeePercent' ? words.inPercent : words.inMinutes
  const field = (name: Figure | 'vat') => ({
    value: draft[name],
    onChange: (text: string) => setDraft({ ...draft, [name]: text }),
    dir: 'ltr',
    maxLength: 6,
  })
  return (
    <OfferDialog
      of={offered}
      title={changeNamed(words.title)}
      act={words.act}
      problem={isWhole(draft) ? null : words.wrong}
      change={(offer) => changed(offer, draft)}
      onClose={onClose}
    >
      <p className="quiet">{words.text}</p>
      <div className="settings-fields">
        {figures.map((name) => (
          <TextField key={name} label={unitOf(name)(words.names[name])} inputMode="numeric" {...field(name)} />
        ))}
        <TextField label={words.inPercent(words.names.vatRate)} inputMode="decimal" {...field('vat')} />
      </div>
      <Check
        checked={draft.confirmsAtCounter}
        onChange={(confirmsAtCounter) => setDraft({ ...draft, confirmsAtCounter })}
      >
        {words.names.confirmsAtCounter}
      </Check>
    </OfferDialog>
  )
}
