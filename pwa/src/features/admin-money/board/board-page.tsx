import '../money.css'
import { type BoardEntry, BoardList } from '@sac/contracts/http/reconciliation'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { useState } from 'react'
import { DataList } from '#admin/list/data-list.tsx'
import { OfficePage } from '#admin/office-page.tsx'
import { useAsked } from '#admin/use-asked.ts'
import { useCentres } from '#admin/use-centres.ts'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { useOffice } from '#api/use-office.ts'
import { useWords } from '#words/admin/words.tsx'
import { TakeDialog, type ToTake } from '../counter/take-dialog.tsx'
import { boardColumns } from './board-columns.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { stateFilter } from './state-filter.ts'

const isList = (name: string | undefined): name is BoardList => BoardList.options.some((list) => list === name)

/** Where bookings, money, tests and papers do not belong together: each seen, acted on, or closed with a word. */
export function BoardPage() {
  const { money: words } = useWords().messages
  const { asked } = useAsked()
  const list: BoardList = isList(asked['list']) ? asked['list'] : 'slot-unpaid'
  return (
    <OfficePage title={words.board} fills>
      <Choices list={list} />
      <p className="quiet">{words.listTexts[list]}</p>
      <Entries key={list} list={list} />
    </OfficePage>
  )
}

/** The lists with how much is open in each. */
function Choices({ list }: { list: BoardList }) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const { ask } = useAsked()
  const counted = useOffice(paymentOperations['payments.board'], { query: { list } }, { everyMs: 60_000 })
  return (
    <nav className="board-choices" aria-label={words.board}>
      {BoardList.options.map((one) => (
        <button
          key={one}
          type="button"
          className="card board-choice"
          aria-current={one === list ? 'true' : undefined}
          onClick={() => ask({ list: one, state: undefined })}
        >
          <span className="board-count tabular">
            {counted.data ? formats.number(counted.data.counts[one]) : '–'}
            {counted.data?.counts[one] === 100 && '+'}
          </span>
          <span>{words.lists[one]}</span>
        </button>
      ))}
    </nav>
  )
}

function Entries({ list }: { list: BoardList }) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const { nameOf: centreName } = useCentres()
  const nameOf = useStaffNames()
  const [closing, setClosing] = useState<BoardEntry | null>(null)
  const [taking, setTaking] = useState<ToTake | null>(null)
  return (
    <>
      <DataList
        of={{
          name: `board-${list}`,
          label: words.lists[list],
          row: paymentOperations['payments.board'],
          input: { query: { list } },
          items: ({ entries }) => entries,
          idOf: ({ subject }) => subject,
          columns: boardColumns({ list, words, formats, centreName, nameOf, onClose: setClosing, onTake: setTaking }),
          filters: [stateFilter(words)],
          search: words.plate,
          empty: { title: words.boardEmptyTitle, text: words.boardEmptyText },
        }}
      />
      {closing && <CloseDialog list={list} entry={closing} onClose={() => setClosing(null)} />}
      {taking && <TakeDialog of={taking} onClose={() => setTaking(null)} />}
    </>
  )
}
