import type { PersonRecord } from '@sac/contracts/http/people'
import { peopleOperations } from '@sac/contracts/operations/people'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { standingOf } from './standing.ts'

const linesOf = (person: PersonRecord, words: Messages['people']) => [
  `${words.name}: ${person.name}`,
  `${words.role}: ${words.roles[person.role]}`,
  `${words.number}: ${person.inspectorNumber ?? '–'}`,
  `${words.state}: ${words.states[standingOf(person)]}`,
]

/** What somebody else has made of an account while this one decides. */
export function PersonMeanwhile({ userId: id }: { userId: string }) {
  const { people: words } = useWords().messages
  return (
    <Meanwhile row={peopleOperations['users.read']} input={{ params: { id } }} lines={(now) => linesOf(now, words)} />
  )
}
