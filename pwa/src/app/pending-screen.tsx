import { Skeleton } from '#design/skeleton.tsx'
import { useWords } from '#words/words.tsx'

export function PendingScreen() {
  const { common } = useWords().messages
  return (
    <main className="screen-body">
      <h1 className="visually-hidden">{common.loading}</h1>
      <Skeleton label={common.loading} rows={6} />
    </main>
  )
}
