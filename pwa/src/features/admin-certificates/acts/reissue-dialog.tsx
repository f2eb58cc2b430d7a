import type { CertificateDetail, Corrections } from '@sac/contracts/http/certificates'
import { certificateOperations } from '@sac/contracts/operations/certificates'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Note } from '#design/note.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { CertificateMeanwhile } from './certificate-meanwhile.tsx'

const fields = ['plate', 'country', 'vin', 'make', 'model', 'remark'] as const
type Field = (typeof fields)[number]
type Filled = Readonly<Record<Field, string>>

/** What differs from the paper; empty fields stay as they are. */
function correctionsOf(filled: Filled, { plate, vin }: CertificateDetail): Corrections {
  const given = fields.map((field) => [field, filled[field].trim()] as const)
  const known: Partial<Record<Field, string>> = { plate, vin }
  return Object.fromEntries(given.filter(([field, text]) => text !== '' && text !== known[field]))
}

type ReissueDialogProps = { certificate: CertificateDetail; onClose: () => void }

/** Corrects what names the car; another VIN needs a second administrator. */
export function ReissueDialog({ certificate, onClose }: ReissueDialogProps) {
  const { certificates: words } = useWords().messages
  const { certificateId: id, version, number, plate, vin } = certificate
  const [filled, setFilled] = useState<Filled>({ plate, country: '', vin, make: '', model: '', remark: '' })
  const corrections = correctionsOf(filled, certificate)
  const isReady = Object.keys(corrections).length > 0
  return (
    <ActDialog
      row={certificateOperations['certificates.reissue']}
      title={words.reissueTitle(number ?? plate)}
      act={words.reissueAct}
      reason="required"
      missing={isReady ? null : words.nothingCorrected}
      input={({ actId: commandId, reason: note }) => ({
        params: { id },
        body: { commandId, version, reason: 'corrected' as const, note, corrections },
      })}
      onClose={onClose}
    >
      <CertificateMeanwhile of={certificate} />
      <p>{words.reissueText}</p>
      <Fields filled={filled} onChange={setFilled} />
      {corrections.vin !== undefined && (
        <Note icon="people">
          <p>{words.reissueVin}</p>
        </Note>
      )}
    </ActDialog>
  )
}

function Fields({ filled, onChange }: { filled: Filled; onChange: (filled: Filled) => void }) {
  const { certificates: words } = useWords().messages
  return (
    <div className="reissue-fields">
      {fields.map((field) => (
        <TextField
          key={field}
          label={words[field]}
          value={filled[field]}
          maxLength={field === 'remark' ? 500 : 60}
          dir={field === 'vin' || field === 'plate' ? 'ltr' : 'auto'}
          onChange={(text) => onChange({ ...filled, [field]: text })}
        />
      ))}
    </div>
  )
}
