import { Link } from '@tanstack/react-router'
import { useCurrentInspection } from '../current-inspection.ts'
import { useWords } from '../messages/words.tsx'

export function ReviewLink({ className }: { className: string }) {
  const { id } = useCurrentInspection()
  const { check } = useWords().messages
  return (
    <Link className={className} to="/i/$inspectionId/review" params={{ inspectionId: id }}>
      {check.review}
    </Link>
  )
}
