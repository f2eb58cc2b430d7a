import type { Qualification } from '@sac/contracts/http/qualifications'
import { qualificationOperations } from '@sac/contracts/operations/qualifications'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useDialog } from '#admin/dialogs.tsx'
import { Section } from '#admin/record/section.tsx'
import { When } from '#admin/when.tsx'
import { Answered } from '#api/answered.tsx'
import { usePages } from '#api/use-pages.ts'
import { Button } from '#design/button.tsx'
import { Figures } from '#design/plate.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'

/** What an inspector may test, and until when. */
export function QualificationsPart({ userId }: { userId: string }) {
  const { qualifications: words } = useWords().messages.people
  const read = usePages(qualificationOperations['qualifications.list'], { query: { userId } })
  const open = useDialog()
  const give = () => open((onClose) => <GiveDialog userId={userId} onClose={onClose} />)
  return (
    <Section title={words.title} acts={<Button onClick={give}>{words.open}</Button>}>
      <Answered of={read}>
        {(pages) => {
          const all = pages.flatMap((page) => page.qualifications)
          if (all.length === 0) return <p className="quiet">{words.none}</p>
          return (
            <ul className="stack stack-tight">
              {all.map((one) => (
                <QualificationRow key={one.qualificationId} of={one} />
              ))}
            </ul>
          )
        }}
      </Answered>
    </Section>
  )
}

function QualificationRow({
  of: { qualificationId: id, categories, number, validUntil, withdrawnAt },
}: {
  of: Qualification
}) {
  const { qualifications: words } = useWords().messages.people
  const open = useDialog()
  const withdraw = () =>
    open((onClose) => (
      <ActDialog
        row={qualificationOperations['qualifications.withdraw']}
        title={words.withdrawTitle}
        act={words.withdrawAct}
        isDangerous
        reason="required"
        input={({ actId: commandId, reason }) => ({ params: { id }, body: { commandId, reason } })}
        onClose={onClose}
      >
        <p>{words.withdrawText}</p>
      </ActDialog>
    ))
  return (
    <li className="spread">
      <Figures>{categories.join(' ')}</Figures>
      {number && <Figures>{number}</Figures>}
      <span>
        {words.until} <When at={`${validUntil}T12:00:00.000Z`} only="day" />
      </span>
      {withdrawnAt === null ? (
        <Button look="plain" onClick={withdraw}>
          {words.withdraw}
        </Button>
      ) : (
        <span className="quiet">{words.withdrawn}</span>
      )}
    </li>
  )
}

const wordsOf = (text: string) =>
  text
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean)

function GiveDialog({ userId, onClose }: { userId: string; onClose: () => void }) {
  const { qualifications: words } = useWords().messages.people
  const [categories, setCategories] = useState('M1')
  const [number, setNumber] = useState('')
  const [validFrom, setFrom] = useState('')
  const [validUntil, setUntil] = useState('')
  return (
    <ActDialog
      row={qualificationOperations['qualifications.give']}
      title={words.giveTitle}
      act={words.giveAct}
      isReady={wordsOf(categories).length > 0 && validFrom !== '' && validUntil >= validFrom}
      input={({ actId: qualificationId }) => ({
        body: {
          qualificationId,
          userId,
          categories: wordsOf(categories),
          number: number.trim() || null,
          validFrom,
          validUntil,
        },
      })}
      onClose={onClose}
    >
      <p className="quiet">{words.giveText}</p>
      <TextField label={words.categories} maxLength={60} dir="ltr" value={categories} onChange={setCategories} />
      <TextField label={words.number} maxLength={60} dir="auto" value={number} onChange={setNumber} />
      <TextField label={words.from} type="date" value={validFrom} onChange={setFrom} />
      <TextField label={words.until} type="date" value={validUntil} onChange={setUntil} />
    </ActDialog>
  )
}
