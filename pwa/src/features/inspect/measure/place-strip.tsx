import { useEffect, useRef } from 'react'
import { useWords } from '#words/words.tsx'
import type { MeasuredPlace } from '../model/measured-places.ts'

type StripProps = { places: readonly MeasuredPlace[]; current: number; onOpen: (index: number) => void }

/** Every place of the checkpoint in the order it is measured, with what stands there, so that left and right are compared. */
export function PlaceStrip({ places, current, onOpen }: StripProps) {
  const { messages, formats, text } = useWords()
  const strip = useRef<HTMLUListElement>(null)
  useEffect(() => {
    strip.current?.children[current]?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  if (places.length < 2) return null
  return (
    <ul className="place-strip" ref={strip} aria-label={messages.measure.places}>
      {places.map(({ measurement, position, value }, index) => (
        <li key={`${measurement.key}/${position}`}>
          <button
            type="button"
            className="btn"
            aria-current={index === current ? 'step' : undefined}
            onClick={() => onOpen(index)}
          >
            <span className="small">{messages.measure.positions[position] || text(measurement.label)}</span>
            <bdi className="num">{value === null ? '–' : formats.number(value, measurement.decimals)}</bdi>
          </button>
        </li>
      ))}
    </ul>
  )
}
