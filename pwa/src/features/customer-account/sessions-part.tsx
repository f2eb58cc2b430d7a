import type { SessionList } from '@sac/contracts/http/auth'
import { authOperations } from '@sac/contracts/operations/auth'
import { Answered } from '#api/answered.tsx'
import { deviceOf } from '#api/device-of.ts'
import { refusalWords } from '#api/refusal-words.ts'
import { personSession } from '#api/session.ts'
import { useAct } from '#api/use-act.ts'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { Icon } from '#design/icon.tsx'
import { Problem } from '#design/problem.tsx'
import { Rows } from '#design/rows.tsx'
import { useWords } from '#words/customer/words.tsx'

type Session = SessionList['sessions'][number]

/** Where somebody is signed in, and the end of one of them or of all. */
export function SessionsPart() {
  const { messages } = useWords()
  const { account } = messages
  const sessions = useOffice(authOperations['auth.sessions'], { query: {} })
  const end = useAct(authOperations['auth.end-sessions'], {
    onAnswer: (_, { body }) => body.sessionId === null && void personSession.signOut(),
  })
  const endAll = () => end.mutate({ body: { sessionId: null } })
  return (
    <section className="card">
      <h2>{account.sessionsTitle}</h2>
      <Answered of={sessions}>
        {(list) => (
          <Rows>
            {list.sessions.map((session) => (
              <SessionRow
                key={session.sessionId}
                session={session}
                isBusy={end.isPending}
                onEnd={() => end.mutate({ body: { sessionId: session.sessionId } })}
              />
            ))}
          </Rows>
        )}
      </Answered>
      <Problem>{refusalWords(end.error, messages)}</Problem>
      <div className="cluster">
        <Button disabled={end.isPending} onClick={endAll}>
          {account.endAll}
        </Button>
        <span className="quiet small">{account.endAllWhy}</span>
      </div>
    </section>
  )
}

type RowProps = { session: Session; isBusy: boolean; onEnd: () => void }

function SessionRow({ session, isBusy, onEnd }: RowProps) {
  const { messages, formats } = useWords()
  const { account } = messages
  const device = deviceOf(session.agent)
  const name = device ? account.browserOn(device.browser, device.system) : account.unknownDevice
  const when = (instant: string) => `${formats.day(instant)}, ${formats.time(instant)}`
  return (
    <li className="row">
      <Icon name="device" />
      <span className="grow stack stack-tight">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span className="small quiet">
          {session.current ? account.here : account.lastUsed(when(session.usedAt))}
          {' · '}
          {account.since(when(session.createdAt))}
        </span>
      </span>
      {!session.current && (
        <Button disabled={isBusy} aria-label={account.endOneOf(name)} onClick={onEnd}>
          {account.endOne}
        </Button>
      )}
    </li>
  )
}
