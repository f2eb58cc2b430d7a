import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '#design/icon-button.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/admin/words.tsx'

type PhotoSheetProps = { title: string; onStep: (step: 1 | -1) => void; onClose: () => void; children: ReactNode }

/** One photo as large as there is room; the arrow keys lead to its neighbours. */
export function PhotoSheet({ title, onStep, onClose, children }: PhotoSheetProps) {
  const { common, inspections: words } = useWords().messages
  useArrows(onStep)
  return (
    <Sheet
      title={title}
      closeLabel={common.close}
      onClose={onClose}
      className="photo-large"
      foot={
        <div className="cluster">
          <IconButton icon="back" label={words.previousPhoto} onClick={() => onStep(-1)} />
          <IconButton icon="forward" label={words.nextPhoto} onClick={() => onStep(1)} />
        </div>
      }
    >
      {children}
    </Sheet>
  )
}

function useArrows(onStep: (step: 1 | -1) => void): void {
  const latest = useRef(onStep)
  useEffect(() => {
    latest.current = onStep
  })
  useEffect(() => {
    const hear = ({ key }: KeyboardEvent) => {
      const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
      if (key === 'ArrowLeft' || key === 'ArrowRight') latest.current(key === forward ? 1 : -1)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
