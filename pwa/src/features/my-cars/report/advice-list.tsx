import { useWords, type Words } from '#words/customer/words.tsx'
import type { Advice } from '../model/report-advice.ts'

function sentence(advice: Advice, { messages: { cars }, formats }: Words): string {
  switch (advice.is) {
    case 'not-drive':
      return cars.todoDangerous
    case 'repair':
      return cars.todoRepair(advice.count)
    case 'repair-small':
      return cars.todoSmall(advice.count)
    case 'keep-bill':
      return cars.todoKeep
    case 'retest':
      return advice.by === null ? cars.todoBook : `${cars.todoBook} ${cars.todoBy(formats.date(advice.by))}`
    case 'whole-test':
      return cars.todoOver(formats.date(advice.ended))
  }
}

/** What to do, one after the other. */
export function AdviceList({ of }: { of: readonly Advice[] }) {
  const words = useWords()
  if (of.length === 0) return null
  return (
    <section className="card">
      <h2>{words.messages.cars.todo}</h2>
      <ol className="advice">
        {of.map((advice) => (
          <li key={advice.is}>{sentence(advice, words)}</li>
        ))}
      </ol>
    </section>
  )
}
