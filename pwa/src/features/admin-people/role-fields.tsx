import { SelectField } from '#design/select-field.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'

const roles = ['inspector', 'admin'] as const
export type StaffRole = (typeof roles)[number]

/** Of an inspector, as it is printed and signed. */
export const isNumber = (text: string): boolean => /^[A-Z0-9][A-Z0-9-]{0,15}$/.test(text)

type Held = { role: StaffRole; number: string }

/** What somebody of staff is, and of an inspector the number. */
export function RoleFields({ of: { role, number }, onChange }: { of: Held; onChange: (more: Partial<Held>) => void }) {
  const { people: words } = useWords().messages
  return (
    <>
      <SelectField label={words.role} value={role} onChange={(value) => onChange({ role: value as StaffRole })}>
        {roles.map((one) => (
          <option key={one} value={one}>
            {words.roles[one]}
          </option>
        ))}
      </SelectField>
      {role === 'inspector' && (
        <TextField
          label={words.number}
          hint={words.numberHint}
          maxLength={16}
          dir="ltr"
          value={number}
          onChange={(text) => onChange({ number: text.toUpperCase() })}
        />
      )}
    </>
  )
}
