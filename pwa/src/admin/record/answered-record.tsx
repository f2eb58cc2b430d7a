import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { KeptNote, Trouble } from '#api/answered.tsx'
import { Refused } from '#api/office.ts'
import { refusalWords } from '#api/refusal-words.ts'
import { Note } from '#design/note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useWords } from '#words/admin/words.tsx'
import { RecordPage } from './record-page.tsx'

type Asked<T> = { data: T | undefined; error: Error | null; dataUpdatedAt: number; refetch: () => Promise<unknown> }

type AnsweredRecordProps<T> = {
  of: Asked<T>
  /** What it is, in a word: its name until it is here. */
  title: string
  /** The link to the list it is from. */
  back: ReactNode
  children: (record: T) => ReactNode
}

/** A record of the office, and the page that stands for it until it is here, or where there is none. */
export function AnsweredRecord<T>({ of, title, back, children }: AnsweredRecordProps<T>) {
  const { data, error } = of
  const leave = useFocusKept(data !== undefined)
  if (data === undefined)
    return (
      <RecordPage title={title} back={back}>
        <Missing of={of} onLeave={leave} />
      </RecordPage>
    )
  return (
    <>
      {error && <KeptNote at={of.dataUpdatedAt} />}
      {children(data)}
    </>
  )
}

/** Whoever was on the page that stood for the record is on the record: keyboard and screen reader do not begin anew. */
function useFocusKept(isHere: boolean): () => void {
  const wasOnPage = useRef(false)
  useLayoutEffect(() => {
    if (isHere && wasOnPage.current) document.getElementById('content')?.focus({ preventScroll: true })
    wasOnPage.current = false
  }, [isHere])
  return () => {
    wasOnPage.current = document.getElementById('content')?.contains(document.activeElement) ?? false
  }
}

type MissingProps = { of: Asked<unknown>; onLeave: () => void }

function Missing({ of: { error, refetch }, onLeave }: MissingProps) {
  const { messages } = useWords()
  const { common } = messages
  const left = useRef(onLeave)
  useLayoutEffect(() => () => left.current(), [])
  if (!error) return <Skeleton label={common.loading} rows={4} />
  if (!isUnknown(error)) return <Trouble error={error} again={() => void refetch()} />
  return (
    <Note>
      <h2>{common.notFoundTitle}</h2>
      <p>{error.problem.status === 404 ? refusalWords(error, messages) : common.notFoundAdvice}</p>
    </Note>
  )
}

/** None of that id, or no id at all. */
const isUnknown = (error: Error): error is Refused =>
  error instanceof Refused && (error.problem.status === 404 || error.problem.code === 'request.invalid')
