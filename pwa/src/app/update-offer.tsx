import { useMatchRoute } from '@tanstack/react-router'
import { useState, useSyncExternalStore } from 'react'
import { Button } from '#design/button.tsx'
import { useSyncStatus } from '#device/hooks.ts'
import { applyUpdate, isUpdateReady, onUpdateReady } from '#platform/app-update.ts'
import { isSending } from '#sync/sync-status.ts'
import { useWords } from '#words/words.tsx'

/** A new version is offered, never forced, and not while an inspection is open or something is on its way. */
export function UpdateOffer() {
  const { common } = useWords().messages
  const ready = useSyncExternalStore(onUpdateReady, isUpdateReady)
  const [blocked, setBlocked] = useState(false)
  const matches = useMatchRoute()
  const inspecting = matches({ to: '/i/$inspectionId', fuzzy: true }) !== false
  const sync = useSyncStatus()
  if (!ready || inspecting || !sync || isSending(sync)) return null
  const apply = async () => setBlocked(!(await applyUpdate()))
  return (
    <output className="offer">
      <span>{blocked ? common.updateBlocked : common.updateReady}</span>
      <Button look="primary" onClick={() => void apply()}>
        {common.updateNow}
      </Button>
    </output>
  )
}
