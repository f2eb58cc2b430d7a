import { useLayoutEffect, useRef, useState } from 'react'

/** Lines that are shown in any case. */
const shownLines = 3

const overflows = (element: HTMLElement | null): boolean =>
  element !== null && element.scrollHeight > element.clientHeight + 1

/** Whether the text is longer than the card has room for; decided before it is painted, and again when the screen turns. */
export function useFit() {
  const text = useRef<HTMLParagraphElement>(null)
  const [cut, setCut] = useState(false)
  useLayoutEffect(() => {
    const element = text.current
    const pane = element?.closest<HTMLElement>('.pane-card') ?? null
    const look = () => {
      if (!element) return
      // Measured whole: what is cut already would always fit.
      element.classList.remove('clamped')
      const lines = element.scrollHeight / Number.parseFloat(getComputedStyle(element).lineHeight)
      const longer = lines > shownLines + 0.5 && overflows(pane)
      element.classList.toggle('clamped', longer)
      setCut(longer)
    }
    look()
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [])
  return { text, cut }
}
