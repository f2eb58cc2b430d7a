import { Link } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import { deviceTimeZone } from '#design/i18n/device-time-zone.ts'
import { Icon } from '#design/icon.tsx'
import { Note } from '#design/note.tsx'
import { Rows } from '#design/rows.tsx'
import { Screen } from '#design/screen.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useWords } from '#words/words.tsx'
import { useOfficeTime } from '../data/use-office-time.ts'
import { ConnectionButton } from '../outbox/connection-button.tsx'
import { SignInOffer } from '../outbox/sign-in-offer.tsx'
import { ClockBanner } from './clock-banner.tsx'
import { DoneRow } from './done-row.tsx'
import { NextCard } from './next-card.tsx'
import { OtherDays } from './other-days.tsx'
import { ProgressRow } from './progress-row.tsx'
import { SyncBanner } from './sync-banner.tsx'
import { useToday } from './use-today.ts'

/** The inspector's day: what comes, what is open, what is done, and what waits to be sent. */
export function TodayScreen() {
  const { messages, formats } = useWords()
  const { today, common } = messages
  const day = useToday()
  return (
    <Screen
      columns
      title={today.title}
      heading={`${today.title} · ${formats.dayIn(useOfficeTime(), day?.timeZone ?? deviceTimeZone())}`}
      end={
        <>
          <ConnectionButton />
          <Link className="btn btn-plain" to="/settings" aria-label={common.menu} title={common.menu}>
            <Icon name="menu" />
          </Link>
        </>
      }
      foot={
        <Link className="btn btn-wide btn-big" to="/new">
          <Icon name="plus" />
          {today.otherVehicle}
        </Link>
      }
    >
      <ClockBanner />
      <SyncBanner />
      <SignInOffer />
      {day ? <Day day={day} /> : <Skeleton label={common.loading} />}
    </Screen>
  )
}

type DayProps = { day: NonNullable<ReturnType<typeof useToday>> }

function Day({ day: { next, otherDays, inProgress, done, retested, timeZone, reads } }: DayProps) {
  const { today } = useWords().messages
  return (
    <>
      {next.length + inProgress.length + done.length === 0 && <EmptyDay />}
      <DaySection title={today.next} count={next.length}>
        <div className="stack stack-tight">
          {next.map((assignment) => (
            <NextCard
              key={assignment.appointmentId}
              assignment={assignment}
              timeZone={timeZone}
              begun={reads.get(assignment.inspectionId)?.arrived}
            />
          ))}
        </div>
      </DaySection>
      <OtherDays assignments={otherDays} open={next.length === 0} timeZone={timeZone} reads={reads} />
      <DaySection title={today.inProgress} count={inProgress.length}>
        <Rows>
          {inProgress.map((row) => (
            <ProgressRow key={row.listing.inspectionId} row={row} />
          ))}
        </Rows>
      </DaySection>
      <DaySection title={today.doneToday} count={done.length}>
        <Rows>
          {done.map((row) => (
            <DoneRow key={row.listing.inspectionId} row={row} retested={retested.has(row.listing.inspectionId)} />
          ))}
        </Rows>
      </DaySection>
    </>
  )
}

function DaySection({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const id = useId()
  if (count === 0) return null
  return (
    <section className="stack stack-tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function EmptyDay() {
  const { today } = useWords().messages
  return (
    <Note icon="car">
      <p>
        <strong>{today.emptyTitle}</strong>
      </p>
      <p>{today.emptyAdvice}</p>
    </Note>
  )
}
