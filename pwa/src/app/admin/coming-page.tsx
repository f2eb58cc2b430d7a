import { useRouterState } from '@tanstack/react-router'
import { OfficePage } from '#admin/office-page.tsx'
import { placeOf } from '#admin/places.ts'
import { useWords } from '#words/admin/words.tsx'

/** Stands where the pages of a place are still being made. */
export function ComingPage() {
  const { messages } = useWords()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  return (
    <OfficePage title={placeOf(path)?.name(messages) ?? messages.account.title}>
      <p className="quiet">{messages.common.notFoundAdvice}</p>
    </OfficePage>
  )
}
