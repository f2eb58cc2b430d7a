import '../parts/system.css'
import type { MessageTemplateList } from '@sac/contracts/http/notifications'
import { notificationOperations } from '@sac/contracts/operations/notifications'
import type * as z from 'zod/mini'
import { Link } from '#admin/link.tsx'
import { WholeWords } from '#admin/list/whole-words.tsx'
import { OfficePage } from '#admin/office-page.tsx'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'

type Templates = z.infer<typeof MessageTemplateList>['templates']

/** Which messages there are: what makes one be written, and by which ways it goes. */
export function TemplatesPage() {
  const { outgoing: words } = useWords().messages
  const read = useOffice(notificationOperations['notifications.templates'], {})
  return (
    <OfficePage title={words.templates}>
      <Answered of={read} rows={12}>
        {({ templates }) => (
          <div className="scrolls-wide">
            <TemplatesTable templates={templates} />
          </div>
        )}
      </Answered>
    </OfficePage>
  )
}

function TemplatesTable({ templates }: { templates: Templates }) {
  const { messages, formats } = useWords()
  const { outgoing: words } = messages
  return (
    <table className="list" aria-label={words.templates}>
      <thead>
        <tr>
          {[words.message, words.kind, words.channel, words.event].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {templates.map(({ template, kind, channels, event }) => (
          <tr key={template}>
            <td>
              <Link className="row-link" to="/system/templates/$template" params={{ template }}>
                {words.names[template]}
              </Link>
            </td>
            <td>
              <WholeWords>{words.kinds[kind]}</WholeWords>
            </td>
            <td>
              <WholeWords>{formats.list(channels.map((one) => words.channels[one]))}</WholeWords>
            </td>
            <td>
              <Figures>{event}</Figures>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
