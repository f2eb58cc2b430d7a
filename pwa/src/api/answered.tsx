import type { ReactNode } from 'react'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useSharedWords } from '#words/app-words.tsx'
import { Refused } from './office.ts'
import { refusalWords } from './refusal-words.ts'
import { useOnline } from './use-online.ts'

type AnsweredProps<T> = {
  of: { data: T | undefined; error: Error | null; dataUpdatedAt: number; refetch: () => Promise<unknown> }
  /** How many rows of grey stand in for what is coming. */
  rows?: number
  children: (value: T) => ReactNode
}

/** One place where a page waits for the office: loading, kept from before, offline, refused, or what it says. */
export function Answered<T>({ of, rows = 3, children }: AnsweredProps<T>) {
  const { messages } = useSharedWords()
  if (of.data !== undefined)
    return (
      <>
        {of.error && <KeptNote at={of.dataUpdatedAt} />}
        {children(of.data)}
      </>
    )
  if (of.error) return <Trouble error={of.error} again={() => void of.refetch()} />
  return <Skeleton label={messages.common.loading} rows={rows} />
}

/** What is shown was said before; since then nobody could be asked. */
export function KeptNote({ at }: { at: number }) {
  const { messages, formats } = useSharedWords()
  return (
    <Note icon="offline">
      <p>{messages.common.offlineKept(`${formats.day(at)}, ${formats.time(at)}`)}</p>
    </Note>
  )
}

/** What went wrong instead of a page, and how to go on. */
export function Trouble({ error, again }: { error: unknown; again: () => void }) {
  const { messages } = useSharedWords()
  const { common } = messages
  const online = useOnline()
  const refused = error instanceof Refused
  const silence = online
    ? { title: common.unreachableTitle, advice: common.unreachableAdvice }
    : { title: common.offlineTitle, advice: common.offlineAdvice }
  return (
    <Note tone={refused ? 'error' : 'warn'} icon={refused ? 'warning' : 'offline'}>
      <h2>{refused ? common.errorTitle : silence.title}</h2>
      <p>{refused ? refusalWords(error, messages) : silence.advice}</p>
      {refused && error.problem.correlationId && <p className="small num">{error.problem.correlationId}</p>}
      <div>
        <Button icon="retry" onClick={again}>
          {common.retry}
        </Button>
      </div>
    </Note>
  )
}
