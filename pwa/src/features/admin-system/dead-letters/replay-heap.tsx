import type { ReplayDeadLetters, ReplayResult } from '@sac/contracts/http/dead-letters'
import { operatorOperations } from '@sac/contracts/operations/operators'
import { useState } from 'react'
import type * as z from 'zod/mini'
import { ActDialog } from '#admin/act-dialog.tsx'
import { figureOf } from '#admin/read-figures.ts'
import { Segments } from '#design/segments.tsx'
import { SelectField } from '#design/select-field.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import type { Heap } from './heaps-of.ts'
import { reasonWords } from './reason-words.ts'

export type Replayed = z.infer<typeof ReplayResult>
type ReplayHeapProps = { heap: Heap; onDone: (said: Replayed) => void; onClose: () => void }
type HowMany = 'one' | 'some' | 'rest'

/** What one command may send. */
const most = 500

/** Sends letters of one reader and reason back, the oldest first: one to try, then a number or the rest. */
export function ReplayHeap({ heap, onDone, onClose }: ReplayHeapProps) {
  const { messages, formats } = useWords()
  const { letters: words } = messages.system
  // What was seen when it was asked for: if there are others meanwhile, the office says so and sends nothing.
  const [{ group: name, reason, count }] = useState(heap)
  const [speed, setSpeed] = useState('5')
  const chosen = useHowMany(Math.min(count, most))
  const group = name as ReplayDeadLetters['group']
  return (
    <ActDialog
      row={operatorOperations['admin.dead-letters-replay']}
      title={words.replayTitle}
      act={chosen.limit > 0 ? words.replayAct(formats.number(chosen.limit)) : words.replay}
      reason="required"
      isReady={chosen.limit > 0}
      input={({ actId: commandId, reason: note }) => ({
        body: {
          commandId,
          group,
          reason,
          expected: count,
          limit: chosen.limit,
          perSecond: Number(speed),
          note,
        },
      })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{words.replayText(formats.number(count), reasonWords(words, reason), name)}</p>
      <HowManyFields chosen={chosen} />
      <SelectField label={words.perSecond} value={speed} onChange={setSpeed}>
        {['1', '5', '20', '50'].map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectField>
    </ActDialog>
  )
}

/** `limit`: 0 while what is written is no number of letters. */
function useHowMany(all: number) {
  const [howMany, setHowMany] = useState<HowMany>('one')
  const [written, setWritten] = useState('')
  const number = figureOf(written) ?? 0
  const some = number <= all ? number : 0
  return { all, howMany, setHowMany, written, setWritten, limit: { one: 1, some, rest: all }[howMany] }
}

function HowManyFields({ chosen }: { chosen: ReturnType<typeof useHowMany> }) {
  const { messages, formats } = useWords()
  const { letters: words } = messages.system
  const { all, howMany, setHowMany, written, setWritten, limit } = chosen
  const range = words.numberProblem(formats.number(all))
  const isWrong = limit === 0 && written !== ''
  if (all === 1) return null
  return (
    <>
      <Segments<HowMany>
        label={words.howMany}
        options={[
          { value: 'one', label: words.one },
          { value: 'some', label: words.some },
          { value: 'rest', label: words.rest(formats.number(all)) },
        ]}
        value={howMany}
        onChange={setHowMany}
      />
      {howMany === 'some' && (
        <TextField
          label={words.number}
          inputMode="numeric"
          maxLength={3}
          value={written}
          onChange={setWritten}
          hint={isWrong ? undefined : range}
          problem={isWrong ? range : undefined}
        />
      )}
    </>
  )
}
