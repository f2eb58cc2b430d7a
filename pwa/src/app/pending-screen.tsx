import { Button } from '#design/button.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useWords } from '#words/words.tsx'

/** Where it stays for seconds, it says so and offers to begin anew. */
export function PendingScreen() {
  const { common } = useWords().messages
  return (
    <main className="screen-body stack">
      <h1 className="visually-hidden">{common.loading}</h1>
      <Skeleton label={common.loading} rows={6} />
      <div className="late stack">
        <p>{common.slow}</p>
        <Button icon="retry" onClick={() => location.reload()}>
          {common.loadAgain}
        </Button>
      </div>
    </main>
  )
}
