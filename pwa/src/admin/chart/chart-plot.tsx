import 'uplot/dist/uPlot.min.css'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import type { ChartProps } from './chart.tsx'

const height = 220

const colourOf = (element: Element, name: string) => getComputedStyle(element).getPropertyValue(name).trim()

function optionsOf({ names, x, series, format }: ChartProps, room: HTMLElement): uPlot.Options {
  // Custom properties keep `light-dark()` as it is written: a real colour has to be asked of an element.
  const probe = (name: string) => {
    const element = document.createElement('i')
    element.className = name
    room.append(element)
    const colour = colourOf(element, 'color')
    element.remove()
    return colour
  }
  const axis = { stroke: probe('chart-axis'), grid: { stroke: probe('chart-grid'), width: 1 } }
  const nameOf = new Map(x.map((at, index) => [at, names[index] ?? '']))
  return {
    width: room.clientWidth,
    height,
    legend: { show: series.length > 1, live: false },
    cursor: { drag: { x: false, y: false } },
    scales: { x: { time: false } },
    axes: [
      { ...axis, values: (_, splits) => splits.map((at) => nameOf.get(at) ?? '') },
      { ...axis, size: 64, values: (_, splits) => splits.map(format) },
    ],
    series: [
      {},
      ...series.map(({ name, tone = 1, isBar }) => {
        const stroke = probe(`chart-tone-${tone}`)
        return {
          label: name,
          stroke,
          width: 2,
          ...(isBar && uPlot.paths.bars ? { fill: stroke, paths: uPlot.paths.bars({ size: [0.6, 40] }) } : {}),
        }
      }),
    ],
  }
}

/** Drawn anew with whoever draws it: figures, language and colours may be others. */
export function ChartPlot(props: ChartProps) {
  const room = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = room.current
    if (!element) return
    const data = [[...props.x], ...props.series.map(({ values }) => [...values])] as uPlot.AlignedData
    const plot = new uPlot(optionsOf(props, element), data, element)
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      plot.destroy()
    }
  }, [props])
  return <div ref={room} />
}
