import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Screen } from '#design/screen.tsx'
import { useReported } from '#design/use-reported.ts'
import { useWords } from '#words/words.tsx'

type ErrorProps = { error: unknown; reset: () => void }

/** A part of the app failed: what to do, and a code by which the office finds the report. Saved work is untouched. */
export function ErrorScreen({ error, reset }: ErrorProps) {
  const { common } = useWords().messages
  const code = useReported(error)
  return (
    <Screen title={common.errorTitle}>
      <Note tone="error">
        <p>{common.errorAdvice}</p>
        <p className="small num">{code}</p>
      </Note>
      <div className="cluster">
        <Button look="primary" icon="retry" onClick={reset}>
          {common.retry}
        </Button>
        <a className="btn" href="/inspect/">
          {common.toToday}
        </a>
      </div>
    </Screen>
  )
}
