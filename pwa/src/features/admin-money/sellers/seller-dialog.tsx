import type { Seller, SellerList } from '@sac/contracts/http/invoices'
import { invoiceOperations } from '@sac/contracts/operations/invoices'
import { useState } from 'react'
import type * as z from 'zod/mini'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { useCentres } from '#admin/use-centres.ts'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'

export type KnownSeller = z.infer<typeof SellerList>['sellers'][number]

const texts = [
  'name',
  'street',
  'postcode',
  'city',
  'country',
  'registration',
  'vatId',
  'exemption',
  'email',
  'timeZone',
] as const
type Text = (typeof texts)[number]
type Filled = Readonly<Record<Text, string>>

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

function sellerOf(filled: Filled, centres: string[]): Seller {
  const line = (name: Text) => filled[name].trim()
  return {
    name: line('name'),
    street: line('street'),
    postcode: line('postcode'),
    city: line('city'),
    country: line('country').toUpperCase(),
    registration: line('registration'),
    vatId: orNull(filled.vatId),
    exemption: orNull(filled.exemption),
    email: orNull(filled.email),
    timeZone: line('timeZone'),
    centres,
  }
}

const filledOf = (seller: Seller | undefined): Filled =>
  Object.fromEntries(texts.map((name) => [name, seller?.[name] ?? ''])) as Filled

type SellerDialogProps = { known: KnownSeller | null; onClose: () => void }

/** Says who sells; the office judges each field. */
export function SellerDialog({ known, onClose }: SellerDialogProps) {
  const { money: words } = useWords().messages
  const [id, setId] = useState(known?.sellerId ?? '')
  const [filled, setFilled] = useState(() => filledOf(known?.seller))
  const [centres, setCentres] = useState<readonly string[]>(known?.seller.centres ?? [])
  return (
    <ActDialog
      row={invoiceOperations['sellers.write']}
      title={known ? words.sellerTitle(known.seller.name) : words.addSeller}
      act={words.sellerAct}
      input={() => ({
        params: { id: id.trim() },
        body: { ...sellerOf(filled, [...centres]), seen: known?.seller ?? null },
      })}
      onClose={onClose}
    >
      {known && <SellerMeanwhile of={known} />}
      <div className="seller-fields">
        {known === null && (
          <TextField label={words.sellerFields.sellerId} value={id} onChange={setId} dir="ltr" maxLength={30} />
        )}
        {texts.map((name) => (
          <TextField
            key={name}
            label={words.sellerFields[name]}
            value={filled[name]}
            dir="auto"
            maxLength={200}
            onChange={(text) => setFilled({ ...filled, [name]: text })}
          />
        ))}
      </div>
      <CentreChoice of={centres} onChange={setCentres} />
    </ActDialog>
  )
}

type ChoiceProps = { of: readonly string[]; onChange: (centres: readonly string[]) => void }

function CentreChoice({ of: centres, onChange }: ChoiceProps) {
  const { money: words } = useWords().messages
  const { options } = useCentres()
  const toggle = (centre: string) =>
    onChange(centres.includes(centre) ? centres.filter((one) => one !== centre) : [...centres, centre])
  return (
    <fieldset className="stack stack-tight">
      <legend>{words.sellsIn}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="check">
          <input type="checkbox" checked={centres.includes(value)} onChange={() => toggle(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

function SellerMeanwhile({ of: { sellerId } }: { of: KnownSeller }) {
  const { money: words } = useWords().messages
  const { nameOf } = useCentres()
  const linesOf = ({ seller }: KnownSeller) => [
    ...texts.map((name) => `${words.sellerFields[name]}: ${seller[name] ?? '–'}`),
    ...seller.centres.map(nameOf),
  ]
  return (
    <Meanwhile
      row={invoiceOperations['sellers.list']}
      input={{}}
      lines={({ sellers }) => sellers.filter((one) => one.sellerId === sellerId).flatMap(linesOf)}
    />
  )
}
