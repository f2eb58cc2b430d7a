import type { GroupLag } from '@sac/contracts/http/topics'
import { useState } from 'react'
import type * as z from 'zod/mini'
import { Link } from '#admin/link.tsx'
import { Button } from '#design/button.tsx'
import { Figures } from '#design/plate.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Age, Owed } from './age.tsx'
import { CountTable } from './count-table.tsx'

export type Group = z.infer<typeof GroupLag>

/** Who reads the log, how far behind each is, and what each has given up or put aside. */
export function GroupsTable({ groups }: { groups: readonly Group[] }) {
  const { flow: words } = useWords().messages.system
  const [shown, setShown] = useState<string | null>(null)
  const group = groups.find((one) => one.group === shown)
  const rows = groups.map((one) => ({ id: one.group, cells: cellsOf(one, words, () => setShown(one.group)) }))
  const heads = [words.group, words.lag, words.deadLetters, words.parked, words.oldest, words.places]
  return (
    <>
      <CountTable label={words.groups} heads={heads} rows={rows} />
      {group && <PlacesSheet group={group} onClose={() => setShown(null)} />}
    </>
  )
}

type Words = ReturnType<typeof useWords>['messages']['system']['flow']

const cellsOf = ({ group, lag, deadLetters, parked, parkedOldestSeconds }: Group, words: Words, onShow: () => void) => [
  <Figures key="group">{group}</Figures>,
  <Owed key="lag" count={lag} />,
  deadLetters === 0 ? (
    <Owed key="letters" count={0} />
  ) : (
    <Link key="letters" className="flow-count" to="/system/letters" search={{ group }}>
      <Owed count={deadLetters} />
    </Link>
  ),
  <Owed key="parked" count={parked} />,
  <Age key="oldest" seconds={parkedOldestSeconds} count={parked} />,
  <Button key="show" look="plain" aria-label={`${words.placesShow}: ${words.placesOf(group)}`} onClick={onShow}>
    {words.placesShow}
  </Button>,
]

function PlacesSheet({ group, onClose }: { group: Group; onClose: () => void }) {
  const { messages, formats } = useWords()
  const { common, system } = messages
  const { flow: words } = system
  const rows = group.partitions.map(({ topic, partition, committed, first, end, lag }) => ({
    id: `${topic} ${partition}`,
    cells: [
      <Figures key="topic">{`${topic} ${partition}`}</Figures>,
      committed === null ? '–' : formats.number(committed),
      formats.number(first),
      formats.number(end),
      <Owed key="lag" count={lag} />,
    ],
  }))
  const title = words.placesOf(group.group)
  return (
    <Sheet title={title} closeLabel={common.close} onClose={onClose}>
      <CountTable label={title} heads={[words.topic, words.at, words.begins, words.ends, words.lag]} rows={rows} />
    </Sheet>
  )
}
