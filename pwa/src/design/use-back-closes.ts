import { useBlocker } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** What is open, the uppermost last: Back closes that and nothing else. */
const open: symbol[] = []

/** While this is shown, Back closes it instead of leaving the page below; ways forward stay open. */
export function useBackCloses(onClose: () => void): void {
  const [me] = useState(() => Symbol('open'))
  useEffect(() => {
    open.push(me)
    return () => {
      open.splice(open.indexOf(me), 1)
    }
  }, [me])
  useBlocker({
    enableBeforeUnload: false,
    shouldBlockFn: ({ action }) => {
      if (action !== 'BACK' || open.at(-1) !== me) return false
      onClose()
      return true
    },
  })
}
