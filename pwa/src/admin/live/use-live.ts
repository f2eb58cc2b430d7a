import type { LiveKind } from '@sac/contracts/http/live'
import type { Operation } from '@sac/contracts/operations/operation'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type LiveState, listenLive, liveState, watchLive } from './live-stream.ts'

type Concerned = {
  row: Operation
  /** Answers of the row are asked for anew when one of these changes. */
  by: readonly LiveKind[]
}

/** Keeps what a page shows as it is now, without asking before something has happened. `concerned` may be made anew each time. */
export function useLive(concerned: readonly Concerned[]): LiveState {
  const client = useQueryClient()
  const latest = useRef(concerned)
  useEffect(() => {
    latest.current = concerned
  })
  useEffect(
    () =>
      listenLive((changes) => {
        const kinds = changes && new Set(changes.map(({ kind }) => kind))
        const paths = latest.current
          .filter(({ by }) => kinds === null || by.some((kind) => kinds.has(kind)))
          .map(({ row }) => row.path)
        if (paths.length > 0)
          void client.invalidateQueries({ predicate: ({ queryKey }) => paths.includes(String(queryKey[1])) })
      }),
    [client],
  )
  return useSyncExternalStore(watchLive, liveState)
}
