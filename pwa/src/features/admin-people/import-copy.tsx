import type { ImportResult } from '@sac/contracts/http/devices'
import { deviceOperations } from '@sac/contracts/operations/devices'
import { SavedCopy } from '@sac/contracts/sync/saved-copy'
import { useState } from 'react'
import * as z from 'zod/mini'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Field } from '#design/field.tsx'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/admin/words.tsx'

type Copy = z.infer<typeof SavedCopy>

async function readCopy(file: File): Promise<Copy | 'wrong'> {
  try {
    const read = z.safeParse(SavedCopy, JSON.parse(await file.text()))
    return read.success ? read.data : 'wrong'
  } catch {
    return 'wrong'
  }
}

/** Takes in what somebody saved on a device that could not send. */
export function ImportCopy({ onClose, onDone }: { onClose: () => void; onDone: (result: ImportResult) => void }) {
  const { devices: words } = useWords().messages.people
  const [read, setRead] = useState<Copy | 'wrong' | null>(null)
  const copy = read === 'wrong' ? null : read
  const choose = async (file: File | undefined) => setRead(file ? await readCopy(file) : null)
  const isUnsigned = copy !== null && copy.authorship === undefined
  return (
    <ActDialog
      row={deviceOperations['admin.import']}
      title={words.importTitle}
      act={words.importAct}
      isReady={copy !== null}
      {...(isUnsigned ? { reason: 'required' as const } : {})}
      input={({ reason }) => ({ body: { ...(copy as Copy), ...(isUnsigned ? { unsigned: { reason } } : {}) } })}
      onClose={onClose}
      onDone={onDone}
    >
      <p>{words.importText}</p>
      <Field label={words.importFile} problem={read === 'wrong' ? words.importWrong : undefined}>
        {(ids) => (
          <input {...ids} type="file" className="input" onChange={({ target: { files } }) => void choose(files?.[0])} />
        )}
      </Field>
      {isUnsigned && (
        <Note icon="people">
          <p>{words.importUnsigned}</p>
        </Note>
      )}
    </ActDialog>
  )
}

/** What an import brought. */
export function Imported({ of: { lines, accepted, photos, ...left } }: { of: ImportResult }) {
  const { messages, formats } = useWords()
  const { devices: words } = messages.people
  const { number } = formats
  const damaged = left.damagedPhotos.length
  return (
    <div aria-live="polite">
      <Note icon="check">
        <p>{words.importDone(number(lines), number(accepted), number(photos))}</p>
        {left.quarantined + left.conflicts + damaged > 0 && (
          <p>{words.importLeft(number(left.quarantined), number(left.conflicts), number(damaged))}</p>
        )}
      </Note>
    </div>
  )
}
