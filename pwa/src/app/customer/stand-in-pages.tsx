import { Link } from '#customer/link.tsx'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Page } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useReported } from '#design/use-reported.ts'
import { tryAgain } from '#platform/app-update.ts'
import { useWords } from '#words/customer/words.tsx'

/** While the part of the app a page needs is on its way. */
export function PendingPage() {
  const { common } = useWords().messages
  return (
    <Page title={common.loading}>
      <Skeleton label={common.loading} />
    </Page>
  )
}

export function MissingPage() {
  const { common } = useWords().messages
  return (
    <Page title={common.notFoundTitle} lead={common.notFoundAdvice}>
      <div>
        <Link className="btn btn-primary" to="/">
          {common.toHome}
        </Link>
      </div>
    </Page>
  )
}

/** A part of the app broke or did not come: how to go on, and a code by which the report is found. */
export function TroubledPage({ error, reset }: { error: unknown; reset: () => void }) {
  const { common } = useWords().messages
  const code = useReported(error)
  return (
    <Page title={common.errorTitle}>
      <Note tone="error">
        <p>{common.errorAdvice}</p>
        <p className="small num">{code}</p>
      </Note>
      <div className="cluster">
        <Button look="primary" icon="retry" onClick={() => tryAgain(error, reset)}>
          {common.retry}
        </Button>
        <Link className="btn" to="/">
          {common.toHome}
        </Link>
      </div>
    </Page>
  )
}
