import type { SkipEvents } from '@sac/contracts/http/topics'
import { operatorOperations } from '@sac/contracts/operations/operators'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/admin/words.tsx'
import type { Group } from './groups-table.tsx'
import { type Lost, lostOf } from './lost-of.ts'

const placeOf = ({ topic, partition }: Lost) => `${topic} ${partition}`

/** Readers that stand still because the log lacks what they would read next. */
export function LostEvents({ groups }: { groups: readonly Group[] }) {
  const { flow: words } = useWords().messages.system
  const [skipped, setSkipped] = useState<Lost | null>(null)
  const lost = lostOf(groups)
  return (
    <>
      {lost.map((one) => (
        <Note key={`${one.group} ${placeOf(one)}`} tone="error">
          <p>
            {words.stuck(`${one.group}, ${placeOf(one)}`)} ({words.lost})
          </p>
          <div>
            <Button onClick={() => setSkipped(one)}>{words.skip}</Button>
          </div>
        </Note>
      ))}
      {skipped && <SkipDialog lost={skipped} onClose={() => setSkipped(null)} />}
    </>
  )
}

function SkipDialog({ lost, onClose }: { lost: Lost; onClose: () => void }) {
  const { messages, formats } = useWords()
  const { flow: words } = messages.system
  const { topic, partition, committed: from, first: to } = lost
  const group = lost.group as SkipEvents['group']
  const place = placeOf(lost)
  return (
    <ActDialog
      row={operatorOperations['admin.group-skip']}
      title={words.skipTitle}
      act={words.skipAct(formats.number(to))}
      isDangerous
      reason="required"
      input={({ actId: commandId, reason: note }) => ({ body: { commandId, group, topic, partition, from, to, note } })}
      onClose={onClose}
    >
      <p>{lost.isAnew ? words.skipAnew(group, place) : words.skipText(group, formats.number(to - from), place)}</p>
    </ActDialog>
  )
}
