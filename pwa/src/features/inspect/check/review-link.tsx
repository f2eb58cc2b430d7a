import { Link } from '@tanstack/react-router'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'

export function ReviewLink({ className }: { className: string }) {
  const { id } = useCurrentInspection()
  const { check } = useWords().messages
  return (
    <Link className={className} to="/i/$inspectionId/review" params={{ inspectionId: id }}>
      {check.review}
    </Link>
  )
}
