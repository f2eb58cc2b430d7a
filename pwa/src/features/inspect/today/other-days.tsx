import type { ReadInspection } from '#db/read-inspection.ts'
import { useSyncStatus } from '#device/hooks.ts'
import { useWords } from '#words/words.tsx'
import type { Assignment } from '../model/office-data.ts'
import { NextCard } from './next-card.tsx'

type OtherDaysProps = {
  assignments: readonly Assignment[]
  /** Nothing is planned for today. */
  open: boolean
  timeZone: string
  reads: ReadonlyMap<string, ReadInspection>
}

/** Appointments of the days around, so that none is out of reach when clock or calendar are wrong about today. */
export function OtherDays({ assignments, open, timeZone, reads }: OtherDaysProps) {
  const { messages, formats } = useWords()
  const wrong = (useSyncStatus()?.clock.wrongByMs ?? null) !== null
  if (assignments.length === 0) return null
  return (
    <details className="more-options" open={open || wrong}>
      <summary className="row">{messages.today.otherDays(formats.number(assignments.length))}</summary>
      <div className="stack stack-tight">
        {assignments.map((assignment) => (
          <NextCard
            key={assignment.appointmentId}
            assignment={assignment}
            timeZone={timeZone}
            begun={reads.get(assignment.inspectionId)?.arrived}
            dated
          />
        ))}
      </div>
    </details>
  )
}
