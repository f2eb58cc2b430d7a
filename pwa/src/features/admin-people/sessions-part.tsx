import { peopleOperations } from '@sac/contracts/operations/people'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useDialog } from '#admin/dialogs.tsx'
import { Section } from '#admin/record/section.tsx'
import { useDeviceName } from '#admin/use-device-name.ts'
import { When } from '#admin/when.tsx'
import { Answered } from '#api/answered.tsx'
import { usePages } from '#api/use-pages.ts'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'

/** Where somebody is signed in, and how that is ended. */
export function SessionsPart({ userId }: { userId: string }) {
  const { people: words } = useWords().messages
  const read = usePages(peopleOperations['users.sessions'], { params: { id: userId }, query: {} })
  const open = useDialog()
  const nameOf = useDeviceName()
  const end = (ending: string) => open((onClose) => <EndSessions userId={userId} ending={ending} onClose={onClose} />)
  return (
    <Section title={words.sessions} acts={<Button onClick={() => end('all')}>{words.acts.sessions.open}</Button>}>
      <Answered of={read}>
        {(pages) => {
          const sessions = pages.flatMap((page) => page.sessions)
          if (sessions.length === 0) return <p className="quiet">{words.noSessions}</p>
          return (
            <ul className="stack stack-tight">
              {sessions.map(({ sessionId, agent, usedAt }) => (
                <li key={sessionId} className="spread">
                  <bdi title={agent ?? undefined}>{nameOf(agent)}</bdi>
                  <When at={usedAt} />
                  <Button
                    look="plain"
                    aria-label={words.acts.session.named(nameOf(agent))}
                    onClick={() => end(sessionId)}
                  >
                    {words.acts.session.open}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }}
      </Answered>
    </Section>
  )
}

type EndProps = { userId: string; ending: string; onClose: () => void }

/** `ending`: the id of one, or `all`. */
function EndSessions({ userId, ending, onClose }: EndProps) {
  const { acts } = useWords().messages.people
  const isAll = ending === 'all'
  const words = isAll ? acts.sessions : acts.session
  return (
    <ActDialog
      row={peopleOperations['users.end-sessions']}
      title={words.title}
      act={words.act}
      isDangerous
      reason="required"
      input={({ actId: commandId, reason }) => ({
        params: { id: userId },
        body: { commandId, reason, sessionId: isAll ? null : ending },
      })}
      onClose={onClose}
    >
      <p>{words.text}</p>
    </ActDialog>
  )
}
