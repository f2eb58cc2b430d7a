import { peopleOperations } from '@sac/contracts/operations/people'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Section } from '#admin/record/section.tsx'
import { When } from '#admin/when.tsx'
import { Answered } from '#api/answered.tsx'
import { usePages } from '#api/use-pages.ts'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'

/** Where somebody is signed in, and how that is ended. */
export function SessionsPart({ userId }: { userId: string }) {
  const { people: words } = useWords().messages
  const read = usePages(peopleOperations['users.sessions'], { params: { id: userId }, query: {} })
  const [isEnding, setEnding] = useState(false)
  return (
    <Section title={words.sessions} acts={<Button onClick={() => setEnding(true)}>{words.acts.sessions.open}</Button>}>
      <Answered of={read}>
        {(pages) => {
          const sessions = pages.flatMap((page) => page.sessions)
          if (sessions.length === 0) return <p className="quiet">{words.noSessions}</p>
          return (
            <ul className="stack stack-tight">
              {sessions.map(({ sessionId, agent, usedAt }) => (
                <li key={sessionId} className="spread">
                  <bdi className="small">{agent ?? '–'}</bdi>
                  <When at={usedAt} />
                </li>
              ))}
            </ul>
          )
        }}
      </Answered>
      {isEnding && <EndSessions userId={userId} onClose={() => setEnding(false)} />}
    </Section>
  )
}

function EndSessions({ userId, onClose }: { userId: string; onClose: () => void }) {
  const words = useWords().messages.people.acts.sessions
  return (
    <ActDialog
      row={peopleOperations['users.end-sessions']}
      title={words.title}
      act={words.act}
      isDangerous
      reason="required"
      input={({ actId: commandId, reason }) => ({
        params: { id: userId },
        body: { commandId, reason, sessionId: null },
      })}
      onClose={onClose}
    >
      <p>{words.text}</p>
    </ActDialog>
  )
}
