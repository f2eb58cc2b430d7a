// Where dialogs stand that were opened from a record: beside the page and not in it. A record that somebody else changes is shown
// anew, and its button may be gone; what somebody has open and has typed stays in their hand until they close it.
import { useRouter } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

/** Made anew each time it is shown; what it takes from outside is as it was when it was opened. */
type Dialog = (onClose: () => void) => ReactNode

const Opening = createContext<(dialog: Dialog) => void>(() => undefined)

/** Opens a dialog, until its `onClose` or another page. */
export const useDialog = (): ((dialog: Dialog) => void) => useContext(Opening)

export function Dialogs({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<Dialog | null>(null)
  const router = useRouter()
  useEffect(
    () => router.subscribe('onBeforeLoad', ({ pathChanged }) => (pathChanged ? setOpen(null) : undefined)),
    [router],
  )
  return (
    <Opening value={(dialog) => setOpen(() => dialog)}>
      {children}
      {open?.(() => setOpen(null))}
    </Opening>
  )
}
