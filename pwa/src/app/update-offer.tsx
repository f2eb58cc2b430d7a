import { useMatchRoute } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { Button } from '#design/button.tsx'
import { useWords } from '#features/inspect/messages/words.tsx'
import { applyUpdate, isUpdateReady, onUpdateReady } from '#platform/app-update.ts'

/** A new version is offered, never forced, and not while an inspection is open. */
export function UpdateOffer() {
  const { common } = useWords().messages
  const ready = useSyncExternalStore(onUpdateReady, isUpdateReady)
  const matches = useMatchRoute()
  const inspecting = matches({ to: '/i/$inspectionId', fuzzy: true }) !== false
  if (!ready || inspecting) return null
  return (
    <output className="offer">
      <span>{common.updateReady}</span>
      <Button look="primary" onClick={applyUpdate}>
        {common.updateNow}
      </Button>
    </output>
  )
}
