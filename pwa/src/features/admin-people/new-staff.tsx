import { EmailAddress } from '@sac/contracts/http/accounts'
import { staffOperations } from '@sac/contracts/operations/staff'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useGo } from '#admin/link.tsx'
import { languageNames, languages } from '#design/i18n/language.ts'
import { SelectField } from '#design/select-field.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { isNumber, RoleFields, type StaffRole } from './role-fields.tsx'

const blank = {
  name: '',
  email: '',
  role: 'inspector' as StaffRole,
  number: '',
  language: 'en' as (typeof languages)[number],
}

const isWhole = ({ name, email, role, number }: typeof blank): boolean =>
  name.trim() !== '' && EmailAddress.safeParse(email.trim()).success && (role === 'admin' || isNumber(number.trim()))

/** An account for an inspector or administrator, who chooses a password by mail. */
export function NewStaff({ onClose }: { onClose: () => void }) {
  const { people: words } = useWords().messages
  const go = useGo()
  const [person, setPerson] = useState(blank)
  const change = (more: Partial<typeof blank>) => setPerson((before) => ({ ...before, ...more }))
  const { name, email, role, number, language } = person
  return (
    <ActDialog
      row={staffOperations['users.create']}
      title={words.invite}
      act={words.inviteAct}
      isReady={isWhole(person)}
      input={({ actId }) => ({
        body: {
          userId: actId,
          name: name.trim(),
          email: email.trim(),
          role,
          inspectorNumber: role === 'inspector' ? number.trim() : null,
          language,
        },
      })}
      onClose={onClose}
      onDone={({ userId }) => go({ to: '/people/$userId', params: { userId } })}
    >
      <p className="quiet">{words.inviteText}</p>
      <StaffFields of={person} onChange={change} />
    </ActDialog>
  )
}

type FieldsProps = { of: typeof blank; onChange: (more: Partial<typeof blank>) => void }

function StaffFields({ of: person, onChange }: FieldsProps) {
  const { people: words } = useWords().messages
  const { name, email, language } = person
  return (
    <>
      <TextField
        label={words.name}
        maxLength={100}
        dir="auto"
        value={name}
        onChange={(text) => onChange({ name: text })}
      />
      <TextField
        label={words.email}
        type="email"
        maxLength={254}
        dir="ltr"
        value={email}
        onChange={(text) => onChange({ email: text })}
      />
      <RoleFields of={person} onChange={onChange} />
      <SelectField
        label={words.language}
        value={language}
        onChange={(value) => onChange({ language: value as typeof language })}
      >
        {languages.map((code) => (
          <option key={code} value={code}>
            {languageNames[code]}
          </option>
        ))}
      </SelectField>
    </>
  )
}
