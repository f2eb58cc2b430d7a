import { useEffect, useState, useSyncExternalStore } from 'react'
import { canInstall, install, isInstalled, onInstallOffer } from '#platform/install-prompt.ts'
import { askToPersist, readStorage } from '#platform/storage.ts'

const seenKey = 'sac-unprotected-seen'

export type Protection = {
  /** Whether the browser may delete what is saved here. */
  status: 'unknown' | 'protected' | 'unprotected'
  /** The inspector has read that it may. */
  seen: boolean
  accept: () => void
  /** Asks the browser once more; call it from a tap. */
  ask: () => Promise<void>
  /** The browser's own question, where it makes one. */
  install: (() => Promise<boolean>) | null
}

function wasSeen(): boolean {
  try {
    return localStorage.getItem(seenKey) !== null
  } catch {
    return false
  }
}

const isProtected = async (): Promise<boolean> => isInstalled() || (await readStorage()).persisted

/** Whether saved work is safe from the browser's own cleaning, and what can be done about it. */
export function useProtection(): Protection {
  const [status, setStatus] = useState<Protection['status']>('unknown')
  const [seen, setSeen] = useState(wasSeen)
  const offered = useSyncExternalStore(onInstallOffer, canInstall)
  const look = async () => setStatus((await isProtected()) ? 'protected' : 'unprotected')
  useEffect(() => {
    void look()
  }, [offered])
  return {
    status,
    seen,
    accept: () => {
      localStorage.setItem(seenKey, new Date().toISOString())
      setSeen(true)
    },
    ask: async () => {
      await askToPersist()
      await look()
    },
    install: offered ? install : null,
  }
}
