import type { Operation } from '@sac/contracts/operations/operation'
import { useRef, useState } from 'react'
import { readPages } from '#api/read-pages.ts'
import { saveFile } from '#platform/save-file.ts'
import type { Asked } from '../use-asked.ts'
import { csvOf } from './csv.ts'
import type { ListSpec } from './list-types.ts'
import { inputOf } from './use-list.ts'

type Progress = { is: 'idle' } | { is: 'running'; rows: number } | { is: 'failed'; error: unknown }

/** Reads the whole filtered list page by page and hands it over as a file. */
export function useExport<Row extends Operation, T>(spec: ListSpec<Row, T>, asked: Asked) {
  const [progress, setProgress] = useState<Progress>({ is: 'idle' })
  const running = useRef<AbortController | null>(null)
  const stop = () => {
    running.current?.abort()
    setProgress({ is: 'idle' })
  }
  const start = async () => {
    const { signal } = (running.current = new AbortController())
    setProgress({ is: 'running', rows: 0 })
    try {
      const all = await readAll(spec, asked, { signal, tell: (rows) => setProgress({ is: 'running', rows }) })
      const blob = new Blob([csvOf(linesOf(spec, all))], { type: 'text/csv' })
      saveFile({ name: `${spec.name}-${new Date().toISOString().slice(0, 10)}.csv`, blob })
      setProgress({ is: 'idle' })
    } catch (error) {
      if (!signal.aborted) setProgress({ is: 'failed', error })
    }
  }
  return { progress, start: () => void start(), stop }
}

type Reading = { signal: AbortSignal; tell: (rows: number) => void }

async function readAll<Row extends Operation, T>(
  spec: ListSpec<Row, T>,
  asked: Asked,
  { signal, tell }: Reading,
): Promise<T[]> {
  const all: T[] = []
  for await (const page of readPages(spec.row, inputOf(spec, asked), signal)) {
    all.push(...spec.items(page))
    tell(all.length)
  }
  return all
}

function linesOf<Row extends Operation, T>({ columns }: ListSpec<Row, T>, all: readonly T[]) {
  const written = columns.flatMap(({ name, text }) => (text ? [{ name, text }] : []))
  return [written.map(({ name }) => name), ...all.map((one) => written.map(({ text }) => text(one)))]
}
