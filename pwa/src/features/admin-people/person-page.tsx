import type { PersonRecord } from '@sac/contracts/http/people'
import { peopleOperations } from '@sac/contracts/operations/people'
import { Chip } from '#admin/chip.tsx'
import { Link } from '#admin/link.tsx'
import { AnsweredRecord } from '#admin/record/answered-record.tsx'
import { RecordPage } from '#admin/record/record-page.tsx'
import { When } from '#admin/when.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { CarsPart } from './cars-part.tsx'
import { PersonActs } from './person-acts.tsx'
import { QualificationsPart } from './qualifications-part.tsx'
import { SessionsPart } from './sessions-part.tsx'
import { standingOf, standingTones } from './standing.ts'

/** A customer or somebody of staff: who they are, and what can be done for them. */
export function PersonPage() {
  const id = useParam('userId')
  const read = useOffice(peopleOperations['users.read'], { params: { id } })
  const { messages } = useWords()
  return (
    <AnsweredRecord of={read} title={messages.outgoing.person} back={<Link to="/people">{messages.people.title}</Link>}>
      {(person) => <PersonRecordPage of={person} />}
    </AnsweredRecord>
  )
}

function PersonRecordPage({ of: person }: { of: PersonRecord }) {
  const { people: words } = useWords().messages
  const { userId, role, inspectorNumber } = person
  const standing = standingOf(person)
  return (
    <RecordPage
      title={person.name}
      heading={<bdi>{person.name}</bdi>}
      back={<Link to="/people">{words.title}</Link>}
      acts={<PersonActs of={person} />}
      facts={[
        { name: words.role, value: words.roles[role] },
        { name: words.state, value: <Chip tone={standingTones[standing]}>{words.states[standing]}</Chip> },
        { name: words.email, value: <Figures>{person.email}</Figures> },
        { name: words.phone, value: person.phone ? <Figures>{person.phone}</Figures> : '–' },
        ...(inspectorNumber ? [{ name: words.number, value: <Figures>{inspectorNumber}</Figures> }] : []),
        ...(role === 'customer'
          ? []
          : [{ name: words.secondFactor, value: person.secondFactor ? words.on : words.off }]),
        { name: words.since, value: <When at={person.createdAt} only="day" /> },
        { name: words.lastSeen, value: <When at={person.lastSeenAt} /> },
      ]}
    >
      {role === 'inspector' && <QualificationsPart userId={userId} />}
      {role === 'customer' && <CarsPart userId={userId} />}
      <SessionsPart userId={userId} />
    </RecordPage>
  )
}
