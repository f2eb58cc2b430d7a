import { Badge } from '#design/badge.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'

/** What had to be tested and was not fails the car as well, so it stands beside the defects, with its reason. */
export function UntestedList() {
  const { check } = useWords().messages
  const { view } = useCurrentInspection()
  const items = view.outcome.untested.flatMap((code) => view.byCode.get(code) ?? [])
  if (items.length === 0) return null
  return (
    <ul className="stack stack-tight">
      {items.map(({ checkpoint, reason, answer }) => (
        <li className="card" key={checkpoint.code}>
          <p className="spread">
            <strong>
              <LocalWords of={checkpoint.title} />
            </strong>
            <Badge tone="fail">{answer === 'not-applicable' ? check.notApplicable : check.notTestable}</Badge>
          </p>
          {reason && <p dir="auto">{reason}</p>}
        </li>
      ))}
    </ul>
  )
}
