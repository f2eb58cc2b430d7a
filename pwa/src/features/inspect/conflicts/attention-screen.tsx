import { Note } from '#design/note.tsx'
import { Screen } from '#design/screen.tsx'
import { useWords } from '#words/words.tsx'
import { BackToReview } from '../back-link.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { AttentionList } from './attention-list.tsx'
import { ConflictCard } from './conflict-card.tsx'

/** What waits for the inspector: fields two devices wrote differently, and what the office could not take. */
export function AttentionScreen() {
  const { view } = useCurrentInspection()
  const { conflicts } = useWords().messages
  const fields = view.state.conflicts
  return (
    <Screen title={conflicts.attentionTitle} start={<BackToReview />}>
      {fields.length > 0 && (
        <section className="stack" aria-labelledby="conflicts">
          <h2 id="conflicts">{conflicts.title}</h2>
          <Note>{conflicts.why}</Note>
          {fields.map((field) => (
            <ConflictCard key={field} field={field} />
          ))}
        </section>
      )}
      <AttentionList empty={fields.length === 0} />
    </Screen>
  )
}
