import type { SessionList } from '@sac/contracts/http/auth'
import { authOperations } from '@sac/contracts/operations/auth'
import { Section } from '#admin/record/section.tsx'
import { useDeviceName } from '#admin/use-device-name.ts'
import { When } from '#admin/when.tsx'
import { Answered } from '#api/answered.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { personSession } from '#api/session.ts'
import { useAct } from '#api/use-act.ts'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/admin/words.tsx'

/** Where one is signed in, and the end of one of them or of all. */
export function OwnSessions() {
  const { messages } = useWords()
  const { account: words } = messages
  const read = useOffice(authOperations['auth.sessions'], { query: {} })
  const end = useAct(authOperations['auth.end-sessions'], {
    onAnswer: (_, { body }) => body.sessionId === null && void personSession.signOut(),
  })
  const endAll = () => end.mutate({ body: { sessionId: null } })
  return (
    <Section
      title={words.sessions}
      acts={
        <Button disabled={end.isPending} onClick={endAll}>
          {words.endAll}
        </Button>
      }
    >
      <Answered of={read}>
        {({ sessions }) => (
          <ul className="stack stack-tight">
            {sessions.map((session) => (
              <SessionRow
                key={session.sessionId}
                of={session}
                isBusy={end.isPending}
                onEnd={() => end.mutate({ body: { sessionId: session.sessionId } })}
              />
            ))}
          </ul>
        )}
      </Answered>
      <Problem>{refusalWords(end.error, messages)}</Problem>
    </Section>
  )
}

type RowProps = { of: SessionList['sessions'][number]; isBusy: boolean; onEnd: () => void }

function SessionRow({ of: { agent, usedAt, current }, isBusy, onEnd }: RowProps) {
  const { account: words } = useWords().messages
  const name = useDeviceName()(agent)
  return (
    <li className="spread">
      <bdi title={agent ?? undefined}>{name}</bdi>
      <span className="cluster">
        {current ? words.here : <When at={usedAt} />}
        {!current && (
          <Button disabled={isBusy} aria-label={words.endOneOf(name)} onClick={onEnd}>
            {words.endOne}
          </Button>
        )}
      </span>
    </li>
  )
}
