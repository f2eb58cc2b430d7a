import { useEffect, useState, useSyncExternalStore } from 'react'
import { canInstall, install, isInstalled, onInstallOffer } from '#platform/install-prompt.ts'
import { recall, remember } from '#platform/memory.ts'
import { askToPersist, readStorage } from '#platform/storage.ts'

const seenKey = 'sac-unprotected-seen'

type Status = 'unknown' | 'protected' | 'unprotected'

export type Protection = {
  /** Whether the browser may delete what is saved here. */
  status: Status
  /** The inspector has read that it may. */
  seen: boolean
  accept: () => void
  /** Asks the browser once more; call it from a tap. */
  ask: () => Promise<void>
  /** The browser's own question, where it makes one. */
  install: (() => Promise<boolean>) | null
}

const wasSeen = (): boolean => recall(seenKey) !== null

const isProtected = async (): Promise<boolean> => isInstalled() || (await readStorage()).persisted

const readStatus = async (): Promise<Status> => ((await isProtected()) ? 'protected' : 'unprotected')

function useStatus(): [Status, () => Promise<void>] {
  const [status, setStatus] = useState<Status>('unknown')
  useEffect(() => {
    let wanted = true
    const look = async () => {
      const read = await readStatus()
      if (wanted) setStatus(read)
    }
    void look()
    return () => {
      wanted = false
    }
  }, [])
  return [status, async () => setStatus(await readStatus())]
}

/** Whether saved work is safe from the browser's own cleaning, and what can be done about it. */
export function useProtection(): Protection {
  const [status, look] = useStatus()
  const [seen, setSeen] = useState(wasSeen)
  const offered = useSyncExternalStore(onInstallOffer, canInstall)
  return {
    status,
    seen,
    accept: () => {
      remember(seenKey, new Date().toISOString())
      setSeen(true)
    },
    ask: async () => {
      await askToPersist()
      await look()
    },
    install: offered ? install : null,
  }
}
