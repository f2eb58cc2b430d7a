import type { Difference } from '@sac/contracts/http/differences'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Link } from '#admin/link.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import { useAct } from '#api/use-act.ts'
import { Button } from '#design/button.tsx'
import { Figures } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { stateFilter } from './state-filter.ts'

type Given = {
  words: Messages['money']
  nameOf: ReturnType<typeof useStaffNames>
  onClose: (difference: Difference) => void
}

const columnsOf = ({ words, nameOf, onClose }: Given): Column<Difference>[] => [
  {
    id: 'kind',
    name: words.kind,
    cell: ({ kind, paymentId }) =>
      paymentId === null ? (
        words.differenceKinds[kind]
      ) : (
        <Link className="row-link" to="/money/payments/$paymentId" params={{ paymentId }}>
          {words.differenceKinds[kind]}
        </Link>
      ),
    text: ({ kind }) => words.differenceKinds[kind],
  },
  {
    id: 'subject',
    name: words.subject,
    cell: ({ subject }) => <Figures>{subject}</Figures>,
    text: ({ subject }) => subject,
  },
  { id: 'found', name: words.found, cell: ({ foundAt }) => <When at={foundAt} />, text: ({ foundAt }) => foundAt },
  {
    id: 'note',
    name: words.note,
    cell: (one) =>
      one.closedAt === null ? (
        <Button onClick={() => onClose(one)}>{words.close}</Button>
      ) : (
        <span>
          {one.note} <span className="quiet">{nameOf(one.closedBy, words.byRule)}</span>
        </span>
      ),
    text: ({ note }) => note,
  },
]

/** Where our books and the payment provider's say different things. */
export function DifferencesPage() {
  const { money: words } = useWords().messages
  const nameOf = useStaffNames()
  const comparing = useAct(paymentOperations['payments.reconcile'])
  const [closing, setClosing] = useState<Difference | null>(null)
  return (
    <OfficePage
      title={words.differences}
      fills
      {...(comparing.isSuccess ? { lead: <output>{words.comparing}</output> } : {})}
      acts={
        <Button disabled={comparing.isPending} onClick={() => comparing.mutate({})}>
          {words.compareNow}
        </Button>
      }
    >
      <DataList
        of={{
          name: 'differences',
          label: words.differences,
          row: paymentOperations['payments.differences'],
          items: ({ differences }) => differences,
          idOf: ({ differenceId }) => differenceId,
          columns: columnsOf({ words, nameOf, onClose: setClosing }),
          filters: [stateFilter(words)],
          search: words.plate,
          empty: { title: words.differencesEmptyTitle, text: words.differencesEmptyText },
        }}
      />
      {closing && <CloseDifference of={closing} onClose={() => setClosing(null)} />}
    </OfficePage>
  )
}

function CloseDifference({ of: { differenceId, kind }, onClose }: { of: Difference; onClose: () => void }) {
  const { money: words } = useWords().messages
  return (
    <ActDialog
      row={paymentOperations['payments.close-difference']}
      title={words.differenceKinds[kind]}
      act={words.closeAct}
      reason="required"
      input={({ actId: commandId, reason: note }) => ({ params: { differenceId }, body: { commandId, note } })}
      onClose={onClose}
    >
      <p>{words.closeText}</p>
    </ActDialog>
  )
}
