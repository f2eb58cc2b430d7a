import type { NotificationDetail } from '@sac/contracts/http/notifications'
import { notificationOperations } from '@sac/contracts/operations/notifications'
import { Section } from '#admin/record/section.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { useFetch } from '#api/use-file.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { saveFile } from '#platform/save-file.ts'
import { useWords } from '#words/admin/words.tsx'

/** What is attached to a message, to be saved as a file. */
export function Attachments({ message }: { message: NotificationDetail }) {
  const { messages } = useWords()
  const { outgoing: words } = messages
  const fetching = useFetch(notificationOperations['notifications.attachment'])
  const attachments = message.message?.attachments ?? []
  if (attachments.length === 0) return null
  const save = (index: number, name: string, type: string) =>
    fetching.mutate(
      { params: { id: message.notificationId, index: String(index) } },
      { onSuccess: (body) => saveFile({ name, blob: new Blob([body], { type }) }) },
    )
  return (
    <Section title={words.attachments}>
      <div className="cluster">
        {attachments.map(({ filename, contentType }, index) => (
          <Button
            key={filename}
            icon="save"
            disabled={fetching.isPending}
            onClick={() => save(index, filename, contentType)}
          >
            {words.download(filename)}
          </Button>
        ))}
      </div>
      <Problem>{refusalWords(fetching.error, messages)}</Problem>
    </Section>
  )
}
