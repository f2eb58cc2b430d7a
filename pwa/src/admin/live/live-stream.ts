// What the office tells while it happens (decision 60), for every page that looks on: one stream for the app, opened by the first
// that listens and closed by the last that goes.
import { LiveChanges } from '@sac/contracts/http/live'
import { liveOperations } from '@sac/contracts/operations/live'
import { personSession } from '#api/session.ts'
import { createMessageReader, type Message } from './read-messages.ts'

export type LiveState = 'connecting' | 'live' | 'lost'
type Change = LiveChanges['changes'][number]
/** null: everything may be another one. */
export type Listener = (changes: readonly Change[] | null) => void

/** Longer than two beats of the server: nobody is there any more. */
const silenceMs = 40_000
const waitsMs = [500, 1_000, 2_000, 5_000, 10_000]

const listeners = new Set<Listener>()
const watchers = new Set<() => void>()
let state: LiveState = 'connecting'
let lastId: string | undefined
let running: AbortController | null = null

function become(next: LiveState): void {
  if (state === next) return
  state = next
  for (const watcher of watchers) watcher()
}

const tell = (changes: readonly Change[] | null) => {
  for (const listener of listeners) listener(changes)
}

function hear({ event, data, id }: Message): void {
  lastId = id ?? lastId
  if (event === 'beat') become((JSON.parse(data) as { hears?: boolean }).hears === true ? 'live' : 'lost')
  if (event === 'reload') tell(null)
  if (event === 'changes') tell(LiveChanges.parse(JSON.parse(data)).changes)
}

/** Reads until the stream ends, whoever ends it. */
async function readOnce(ended: AbortSignal): Promise<void> {
  const silent = new AbortController()
  const headers: Record<string, string> = lastId === undefined ? {} : { 'Last-Event-ID': lastId }
  let timer = setTimeout(() => silent.abort(), silenceMs)
  try {
    const signal = AbortSignal.any([ended, silent.signal])
    const response = await personSession.open(liveOperations['live.follow'], { headers, signal })
    if (!response.ok || !response.body) return
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    const read = createMessageReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer)
      timer = setTimeout(() => silent.abort(), silenceMs)
      for (const message of read(part.value)) hear(message)
    }
  } finally {
    clearTimeout(timer)
  }
}

async function run(ended: AbortSignal): Promise<void> {
  for (let failures = 0; !ended.aborted; failures += 1) {
    const idBefore = lastId
    await readOnce(ended).catch(() => undefined)
    if (ended.aborted) return
    if (state === 'live') failures = 0
    become('lost')
    await new Promise((resolve) => setTimeout(resolve, waitsMs[Math.min(failures, waitsMs.length - 1)]))
    // Without a message to go on from nobody knows what was missed.
    if (idBefore === undefined && lastId === undefined) tell(null)
  }
}

/** Listens until the returned function is called. */
export function listenLive(listener: Listener): () => void {
  listeners.add(listener)
  if (!running) {
    running = new AbortController()
    void run(running.signal)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    running?.abort()
    running = null
    lastId = undefined
    become('connecting')
  }
}

export function watchLive(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export const liveState = (): LiveState => state
