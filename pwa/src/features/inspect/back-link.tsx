import { Link } from '@tanstack/react-router'
import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from './current-inspection.ts'

export function BackToToday() {
  const { common } = useWords().messages
  return (
    <Link className="btn btn-plain" to="/" aria-label={common.toToday} title={common.toToday}>
      <Icon name="back" />
    </Link>
  )
}

export function BackToReview() {
  const { id } = useCurrentInspection()
  const { review } = useWords().messages
  return (
    <Link
      className="btn btn-plain"
      to="/i/$inspectionId/review"
      params={{ inspectionId: id }}
      aria-label={review.title}
      title={review.title}
    >
      <Icon name="back" />
    </Link>
  )
}
