import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/words.tsx'
import { clearIntent, readIntent } from './photo-intent.ts'

/** A photo that was begun before the page was put away and never saved: where to take it again. */
export function InterruptedPhoto() {
  const { camera } = useWords().messages
  const [intent, setIntent] = useState(() => readIntent(Date.now()))
  if (!intent) return null
  const dismiss = () => {
    clearIntent()
    setIntent(null)
  }
  const { checkpoint } = intent.purpose
  return (
    <div className="offer">
      <p>{camera.interrupted}</p>
      <Link
        className="btn"
        to={checkpoint === null ? '/i/$inspectionId/vehicle' : '/i/$inspectionId/check'}
        params={{ inspectionId: intent.inspectionId }}
        search={checkpoint === null ? {} : { at: checkpoint }}
        onClick={dismiss}
      >
        {camera.takeAgain}
      </Link>
      <Button look="plain" onClick={dismiss}>
        {camera.dismiss}
      </Button>
    </div>
  )
}
