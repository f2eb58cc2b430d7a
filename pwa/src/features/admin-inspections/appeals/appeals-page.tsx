import { type Appeal, AppealState } from '@sac/contracts/http/appeals'
import { appealOperations } from '@sac/contracts/operations/appeals'
import { useState } from 'react'
import { Chip, type ChipTone } from '#admin/chip.tsx'
import { Link } from '#admin/link.tsx'
import { whenColumn, wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { Plate } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { ResultChip } from '../chips.tsx'
import { AppealActs } from './appeal-acts.tsx'
import { AppealDialog, type Asking } from './appeal-dialogs.tsx'
import { AppealRuleButton } from './appeal-rule.tsx'

const tones: Record<AppealState, ChipTone> = {
  received: 'wait',
  assigned: 'wait',
  decided: 'wait',
  told: 'good',
  withdrawn: 'quiet',
}

type Shown = {
  words: Messages['appeals']
  nameOf: ReturnType<typeof useStaffNames>
  onAsk: (asking: Asking) => void
}

const columnsOf = ({ words, nameOf, onAsk }: Shown): Column<Appeal>[] => [
  {
    id: 'plate',
    name: words.car,
    cell: ({ inspectionId, plate }) => (
      <Link className="row-link" to="/inspections/$inspectionId" params={{ inspectionId }}>
        {plate === null ? words.noPlate : <Plate>{plate}</Plate>}
      </Link>
    ),
    text: ({ plate }) => plate,
  },
  {
    id: 'state',
    name: words.state,
    cell: ({ state }) => <Chip tone={tones[state]}>{words.states[state]}</Chip>,
    text: ({ state }) => words.states[state],
  },
  {
    id: 'result',
    name: words.result,
    cell: ({ result }) => <ResultChip result={result} />,
    text: ({ result }) => result,
  },
  {
    id: 'why',
    name: words.why,
    cell: ({ reason }) => <bdi className="wraps">{reason}</bdi>,
    text: ({ reason }) => reason,
  },
  whenColumn('received', words.received, ({ receivedAt }) => receivedAt),
  wordColumn('by', words.by, ({ assignedTo }) => assignedTo && nameOf(assignedTo)),
  wordColumn('decision', words.decision, ({ decision }) => decision && words.decisions[decision]),
  wordColumn('note', words.note, ({ note }) => note, { isExtra: true }),
  { id: 'act', name: words.act, cell: (appeal) => <AppealActs of={appeal} onAsk={onAsk} /> },
]

/** Who does not accept a result, and what is to be done about it. */
export function AppealsPage() {
  const { appeals: words, inspections } = useWords().messages
  const nameOf = useStaffNames()
  const [asking, setAsking] = useState<Asking | null>(null)
  return (
    <OfficePage title={words.title} lead={words.lead} fills acts={<AppealRuleButton />}>
      <DataList
        of={{
          name: 'appeals',
          label: words.title,
          row: appealOperations['appeals.list'],
          items: ({ appeals }) => appeals,
          idOf: ({ appealId }) => appealId,
          columns: columnsOf({ words, nameOf, onAsk: setAsking }),
          filters: [
            {
              id: 'state',
              name: words.state,
              options: AppealState.options.map((value) => ({ value, label: words.states[value] })),
            },
          ],
          search: inspections.plate,
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
      {asking && <AppealDialog of={asking} onClose={() => setAsking(null)} />}
    </OfficePage>
  )
}
