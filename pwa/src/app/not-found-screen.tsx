import { Link } from '@tanstack/react-router'
import { Screen } from '#design/screen.tsx'
import { useWords } from '#words/words.tsx'

export function NotFoundScreen() {
  const { common } = useWords().messages
  return (
    <Screen title={common.notFoundTitle}>
      <p>{common.notFoundAdvice}</p>
      <Link className="btn btn-primary" to="/">
        {common.toToday}
      </Link>
    </Screen>
  )
}
