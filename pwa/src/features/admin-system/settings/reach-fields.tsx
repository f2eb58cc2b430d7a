import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import type { AddressLine, CentreDraft, JudgedCentre } from './centre-draft.ts'

const addressLines: readonly { name: AddressLine; max: number }[] = [
  { name: 'street', max: 120 },
  { name: 'postcode', max: 16 },
  { name: 'city', max: 80 },
  { name: 'country', max: 2 },
]

type ReachProps = { of: Pick<CentreDraft, 'phone' | AddressLine>; onChange: (part: Partial<CentreDraft>) => void }

/** Where customers call and drive to. */
export function ReachFields({ of: draft, onChange }: ReachProps) {
  const { settings: words, money } = useWords().messages
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    onChange: (text: string) => onChange({ [name]: text }),
  })
  return (
    <>
      <TextField label={words.phone} hint={words.phoneHint} type="tel" maxLength={30} dir="ltr" {...field('phone')} />
      <fieldset className="settings-fields">
        <legend>{words.address}</legend>
        {addressLines.map(({ name, max }) => (
          <TextField key={name} label={money.sellerFields[name]} maxLength={max} dir="auto" {...field(name)} />
        ))}
      </fieldset>
    </>
  )
}

/** What keeps phone or address from being sent. */
export function ReachProblem({ of: judged }: { of: JudgedCentre }) {
  const { settings: words } = useWords().messages
  return 'wrong' in judged && judged.wrong !== 'missing' && <output>{words.reachWrong}</output>
}
