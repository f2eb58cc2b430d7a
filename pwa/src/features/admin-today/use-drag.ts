import type { BoardAppointment } from '@sac/contracts/http/board'
import { type PointerEvent as ReactPointerEvent, useRef, useState } from 'react'
import { type DayFrame, gridMinutes } from './day-layout.ts'

export type Dragged = { of: BoardAppointment; bay: string; minute: number }

/** So far a pointer may slip while it clicks, in pixels. */
const slip = 6

function laneAt(x: number, y: number): HTMLElement | undefined {
  const found = document.elementsFromPoint(x, y).find((one) => one instanceof HTMLElement && one.dataset['lane'])
  return found instanceof HTMLElement ? found : undefined
}

type Grab = { of: BoardAppointment; frame: DayFrame; from: PointerEvent; above: number }

/** Over which bay and quarter of an hour the pointer holds it; null beside the grid. */
function targetOf({ of, frame, above }: Grab, { clientX, clientY }: PointerEvent): Dragged | null {
  const lane = laneAt(clientX, clientY)
  if (!lane) return null
  const { top, height } = lane.getBoundingClientRect()
  const minute = ((clientY - above - top) / height) * frame.hours * 60
  const snapped = Math.round(minute / gridMinutes) * gridMinutes
  return { of, bay: lane.dataset['lane'] ?? '', minute: Math.max(0, Math.min(frame.hours * 60 - gridMinutes, snapped)) }
}

/** Dragging with a mouse or a pen; a finger scrolls, and has the button “Move to…”. */
export function useDrag(frame: DayFrame, onDrop: (dropped: Dragged) => void) {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const justDragged = useRef(false)
  const grab = (of: BoardAppointment) => (event: ReactPointerEvent<HTMLElement>) => {
    justDragged.current = false
    if (event.button !== 0 || event.pointerType === 'touch') return
    const above = event.clientY - event.currentTarget.getBoundingClientRect().top
    follow({ of, frame, from: event.nativeEvent, above }, { onDrag: setDragged, onDrop, justDragged })
  }
  return { dragged, grab, wasDragged: () => justDragged.current }
}

type Heard = {
  onDrag: (dragged: Dragged | null) => void
  onDrop: (dropped: Dragged) => void
  justDragged: { current: boolean }
}

function follow(grab: Grab, { onDrag, onDrop, justDragged }: Heard): void {
  const ended = new AbortController()
  const { signal } = ended
  const isFar = ({ clientX, clientY }: PointerEvent) =>
    Math.hypot(clientX - grab.from.clientX, clientY - grab.from.clientY) > slip
  const end = () => {
    ended.abort()
    onDrag(null)
  }
  const move = (event: PointerEvent) => {
    justDragged.current ||= isFar(event)
    if (justDragged.current) onDrag(targetOf(grab, event))
  }
  const drop = (event: PointerEvent) => {
    const target = justDragged.current ? targetOf(grab, event) : null
    end()
    if (target) onDrop(target)
  }
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', drop, { signal })
  window.addEventListener('pointercancel', end, { signal })
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal })
}
