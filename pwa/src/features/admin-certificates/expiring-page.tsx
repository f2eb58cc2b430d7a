import { certificateOperations } from '@sac/contracts/operations/certificates'
import { DataList } from '#admin/list/data-list.tsx'
import { OfficePage } from '#admin/office-page.tsx'
import { useAsked } from '#admin/use-asked.ts'
import { useCentres } from '#admin/use-centres.ts'
import { Segments } from '#design/segments.tsx'
import { useWords } from '#words/admin/words.tsx'
import { expiringColumns } from './certificate-columns.tsx'

const spans = ['14', '30', '60', '90'] as const
type Span = (typeof spans)[number]
const isSpan = (value: string | undefined): value is Span => spans.some((span) => span === value)

/** Passes that end soon and that nothing newer replaces: whom to call, to print or to export. */
export function ExpiringPage() {
  const { messages, formats } = useWords()
  const { certificates: words } = messages
  const { options, nameOf: centreName } = useCentres()
  const { asked, ask } = useAsked()
  const within: Span = isSpan(asked['within']) ? asked['within'] : '30'
  return (
    <OfficePage
      title={words.expiring}
      fills
      acts={
        <Segments
          label={words.within}
          options={spans.map((value) => ({ value, label: words.days(Number(value)) }))}
          value={within}
          onChange={(value) => ask({ within: value })}
        />
      }
    >
      <DataList
        of={{
          name: 'expiring',
          label: words.expiring,
          row: certificateOperations['certificates.list'],
          live: ['certificate'],
          input: { query: { expiringWithin: within, sort: 'expires' } },
          items: ({ certificates }) => certificates,
          idOf: ({ certificateId }) => certificateId,
          columns: expiringColumns({ messages, formats, centreName }),
          filters: [{ id: 'centreId', name: words.centre, options }],
          search: words.search,
          empty: { title: words.expiringEmptyTitle, text: words.expiringEmptyText },
        }}
      />
    </OfficePage>
  )
}
