import { Link } from '#admin/link.tsx'
import { OfficePage } from '#admin/office-page.tsx'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useReported } from '#design/use-reported.ts'
import { tryAgain } from '#platform/app-update.ts'
import { useWords } from '#words/admin/words.tsx'

/** While the part of the app a page needs is on its way. */
export function PendingPage() {
  const { common } = useWords().messages
  return (
    <OfficePage title={common.loading}>
      <Skeleton label={common.loading} />
    </OfficePage>
  )
}

export function MissingPage() {
  const { common } = useWords().messages
  return (
    <OfficePage title={common.notFoundTitle} lead={common.notFoundAdvice}>
      <div>
        <Link className="btn btn-primary" to="/">
          {common.toToday}
        </Link>
      </div>
    </OfficePage>
  )
}

/** A part of the app broke or did not come: how to go on, and a code by which the report is found. */
export function TroubledPage({ error, reset }: { error: unknown; reset: () => void }) {
  const { common } = useWords().messages
  const code = useReported(error)
  return (
    <OfficePage title={common.errorTitle}>
      <Note tone="error">
        <p>{common.errorAdvice}</p>
        <p className="small num">{code}</p>
      </Note>
      <div className="cluster">
        <Button look="primary" icon="retry" onClick={() => tryAgain(error, reset)}>
          {common.retry}
        </Button>
        <Link className="btn" to="/">
          {common.toToday}
        </Link>
      </div>
    </OfficePage>
  )
}
