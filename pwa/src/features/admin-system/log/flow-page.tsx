import '../parts/system.css'
import type { TopicList, WaitingList } from '@sac/contracts/http/topics'
import { operatorOperations } from '@sac/contracts/operations/operators'
import type * as z from 'zod/mini'
import { OfficePage } from '#admin/office-page.tsx'
import { Section } from '#admin/record/section.tsx'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Age, Owed } from './age.tsx'
import { CountTable } from './count-table.tsx'
import { GroupsTable } from './groups-table.tsx'
import { LostEvents } from './lost-events.tsx'

type Flow = z.infer<typeof TopicList>

/** No fact says that one was read, so it is asked for. */
const everyMs = 15_000

/** How what happened goes on to every part, and where it stands still. */
export function FlowPage() {
  const { flow: words } = useWords().messages.system
  const topics = useOffice(operatorOperations['admin.topics'], {}, { everyMs })
  const waiting = useOffice(operatorOperations['admin.waiting'], {}, { everyMs })
  return (
    <OfficePage title={words.title} lead={words.lead}>
      <div className="stack">
        <Answered of={topics} rows={8}>
          {(flow) => (
            <>
              <LostEvents groups={flow.groups} />
              <Section title={words.groups}>
                <GroupsTable groups={flow.groups} />
              </Section>
            </>
          )}
        </Answered>
        <div className="flow-rest">
          <Answered of={waiting}>{(said) => <Waiting waiting={said.waiting} />}</Answered>
          {topics.data && <Outboxes outboxes={topics.data.outboxes} />}
          {topics.data && <Topics topics={topics.data.topics} />}
        </div>
      </div>
    </OfficePage>
  )
}

function Waiting({ waiting }: z.infer<typeof WaitingList>) {
  const { flow: words } = useWords().messages.system
  const nameOf = (name: string) => words.waits[name as keyof typeof words.waits] ?? name
  // A backlog is told by every group that has one.
  const rows = waiting.map(({ name, count, oldestSeconds }, at) => ({
    id: `${name} ${at}`,
    cells: [nameOf(name), <Owed key="count" count={count} />, <Age key="age" seconds={oldestSeconds} count={count} />],
  }))
  return (
    <Section title={words.waiting}>
      <CountTable label={words.waiting} heads={[words.what, words.count, words.oldest]} rows={rows} />
    </Section>
  )
}

function Outboxes({ outboxes }: Pick<Flow, 'outboxes'>) {
  const { system } = useWords().messages
  const { flow: words, audit } = system
  const nameOf = (schema: string) => audit.services[schema as keyof typeof audit.services] ?? schema
  const rows = outboxes.map(({ schema, depth, oldestSeconds }) => ({
    id: schema,
    cells: [
      nameOf(schema),
      <Owed key="count" count={depth} />,
      <Age key="age" seconds={oldestSeconds} count={depth} />,
    ],
  }))
  return (
    <Section title={words.outboxes}>
      <p className="quiet small">{words.outboxesText}</p>
      <CountTable label={words.outboxes} heads={[words.service, words.count, words.oldest]} rows={rows} />
    </Section>
  )
}

function Topics({ topics }: Pick<Flow, 'topics'>) {
  const { messages, formats } = useWords()
  const { flow: words } = messages.system
  const rows = Object.entries(topics).map(([name, { partitions, retentionDays }]) => ({
    id: name,
    cells: [
      <Figures key="name">{name}</Figures>,
      formats.number(partitions),
      words.days(formats.number(retentionDays)),
    ],
  }))
  return (
    <Section title={words.topics}>
      <CountTable label={words.topics} heads={[words.topic, words.partitions, words.retention]} rows={rows} />
    </Section>
  )
}
