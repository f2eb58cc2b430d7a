import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './icon-button.tsx'
import { useBackCloses } from './use-back-closes.ts'

type SheetProps = {
  title: string
  closeLabel: string
  onClose: () => void
  children: ReactNode
  /** What is always in sight between the body, which scrolls, and the foot. */
  keys?: ReactNode
  foot?: ReactNode
  className?: string
}

/** A native modal dialog: focus is kept inside, Escape and Back close it, focus returns where it was. */
export function Sheet({ title, closeLabel, onClose, children, keys, foot, className = '' }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useBackCloses(onClose)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`sheet ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== dialog.current) return
        event.preventDefault()
        onClose()
      }}
    >
      <div className="sheet-head">
        <h2 id={titleId} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="cross" label={closeLabel} onClick={onClose} />
      </div>
      <section className="sheet-body stack" aria-labelledby={titleId}>
        {children}
      </section>
      {keys && <div className="sheet-keys">{keys}</div>}
      {foot && <div className="sheet-foot">{foot}</div>}
    </dialog>
  )
}
