import type { statusReasons } from '@sac/contracts/certificate/status-list'
import { SelectField } from '#design/select-field.tsx'
import { useWords } from '#words/admin/words.tsx'

export type StatusReason = (typeof statusReasons)[number]

type ReasonFieldProps = { value: StatusReason; of: readonly StatusReason[]; onChange: (value: StatusReason) => void }

/** What the public is told as the reason. */
export function ReasonField({ value, of: offered, onChange }: ReasonFieldProps) {
  const { certificates: words } = useWords().messages
  const choose = (chosen: string) => {
    const reason = offered.find((one) => one === chosen)
    if (reason) onChange(reason)
  }
  return (
    <SelectField label={words.reasonCode} value={value} onChange={choose}>
      {offered.map((reason) => (
        <option key={reason} value={reason}>
          {words.reasons[reason]}
        </option>
      ))}
    </SelectField>
  )
}
