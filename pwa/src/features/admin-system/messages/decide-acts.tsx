import type { DecideNotification, NotificationDetail } from '@sac/contracts/http/notifications'
import { notificationOperations } from '@sac/contracts/operations/notifications'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useDialog } from '#admin/dialogs.tsx'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'

type Decision = DecideNotification['decision']

const offered: Record<NotificationDetail['state'], readonly Decision[]> = {
  queued: [],
  sending: [],
  sent: [],
  failed: ['send-again'],
  undecided: ['was-sent', 'send-again'],
  suppressed: ['send-again'],
}

/** What failed, was not sent or may not have been goes out again; or somebody knows that it did. */
export function DecideActs({ message: { notificationId: id, state } }: { message: NotificationDetail }) {
  const { outgoing: words } = useWords().messages
  const open = useDialog()
  const names = { 'send-again': words.again, 'was-sent': words.wasSent }
  return offered[state].map((decision) => (
    <Button
      key={decision}
      onClick={() => open((onClose) => <DecideDialog id={id} decision={decision} onClose={onClose} />)}
    >
      {names[decision]}
    </Button>
  ))
}

function DecideDialog({ id, decision, onClose }: { id: string; decision: Decision; onClose: () => void }) {
  const { outgoing: words } = useWords().messages
  const said = {
    'send-again': { title: words.againTitle, text: words.againText, act: words.againAct },
    'was-sent': { title: words.wasSentTitle, text: words.wasSentText, act: words.wasSentAct },
  }[decision]
  return (
    <ActDialog
      row={notificationOperations['notifications.decide']}
      title={said.title}
      act={said.act}
      reason="required"
      input={({ actId: commandId, reason }) => ({ params: { id }, body: { commandId, decision, reason } })}
      onClose={onClose}
    >
      <Meanwhile
        row={notificationOperations['notifications.read']}
        input={{ params: { id } }}
        lines={({ state }) => [words.states[state]]}
      />
      <p>{said.text}</p>
    </ActDialog>
  )
}
