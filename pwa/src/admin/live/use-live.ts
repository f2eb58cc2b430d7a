import type { LiveKind } from '@sac/contracts/http/live'
import type { Operation } from '@sac/contracts/operations/operation'
import { type Query, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type LiveState, listenLive, liveState, watchLive } from './live-stream.ts'

type Concerned = {
  row: Operation
  /** Answers of the row are asked for anew when one of these changes. */
  by: readonly LiveKind[]
}

type Options = {
  /** What changes within so many milliseconds is asked for once. */
  gatherMs?: number
}

const about = (paths: ReadonlySet<string>) => ({
  predicate: ({ queryKey }: Query) => paths.has(String(queryKey[1])),
})

/** Keeps what a page shows as it is now, without asking before something has happened. `concerned` may be made anew each time. */
export function useLive(concerned: readonly Concerned[], { gatherMs = 0 }: Options = {}): LiveState {
  const client = useQueryClient()
  const latest = useRef(concerned)
  useEffect(() => {
    latest.current = concerned
  })
  const listens = concerned.length > 0
  useEffect(() => {
    if (!listens) return
    const waiting = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      timer = undefined
      void client.invalidateQueries(about(new Set(waiting)))
      waiting.clear()
    }
    // What was answered before anybody listened may be another by now; what is on its way is not.
    const shown = new Set(latest.current.map(({ row }) => row.path))
    void client.invalidateQueries(about(shown), { cancelRefetch: false })
    const stop = listenLive((changes) => {
      const kinds = changes && new Set(changes.map(({ kind }) => kind))
      for (const { row, by } of latest.current)
        if (kinds === null || by.some((kind) => kinds.has(kind))) waiting.add(row.path)
      if (waiting.size > 0) timer ??= setTimeout(ask, gatherMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client, listens, gatherMs])
  return useSyncExternalStore(watchLive, liveState)
}
