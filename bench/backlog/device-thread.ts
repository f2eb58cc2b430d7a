// One device in a thread of its own, so that its memory and its processor time can be told from the office's and the line's.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { IDBIndex, IDBObjectStore } from 'fake-indexeddb'
import { makeDay } from '../day/make-day.ts'
import { openDevice } from '../sync-day/open-device.ts'

export type DevicePlan = { inspections: number; gatewayPort: number; linePort: number }
export type DeviceMessage =
  | { type: 'filled'; events: number; photos: number }
  | { type: 'acknowledged'; seconds: number }
  | { type: 'rested'; liveMB: number; cpuSeconds: number; rowsRead: number }

const { inspections, gatewayPort, linePort } = workerData as DevicePlan
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const say = (message: DeviceMessage) => parentPort?.postMessage(message)

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const cpuSeconds = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}
/** What is still in use: heap and the bytes of buffers. */
function liveBytes(): number {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

async function fill() {
  const day = makeDay({ inspections })
  const device = await openDevice(day, gatewayPort)
  say({ type: 'filled', events: day.events.length, photos: day.photos.length })
  return device
}

/** Counts the rows that leave the database: what it costs to find them is the database's, how many are asked for is ours. */
function countRows(): () => number {
  let rows = 0
  for (const { prototype } of [IDBIndex, IDBObjectStore]) {
    const { get, getAll } = prototype
    prototype.get = function (this: unknown, ...query: unknown[]) {
      rows += 1
      return get.apply(this, query)
    }
    prototype.getAll = function (this: unknown, ...query: unknown[]) {
      const request = getAll.apply(this, query)
      request.addEventListener('success', () => {
        rows += (request.result as unknown[]).length
      })
      return request
    }
  }
  return () => rows
}

const device = await fill()
const rowsRead = countRows()
const engine = device.createEngine(linePort)
// Buffers are freed in a second round.
liveBytes()
await new Promise((resolve) => setTimeout(resolve, 200))
const before = liveBytes()
const started = performance.now()
let highest = before
let measuring = 0
let acknowledged = false

const send = globalThis.fetch
globalThis.fetch = async (...request) => {
  const response = await send(...request)
  if (!acknowledged && response.ok && response.url.endsWith('/sync/v1/events')) {
    acknowledged = true
    say({ type: 'acknowledged', seconds: (performance.now() - started) / 1_000 })
  }
  return response
}

const samples = setInterval(() => {
  const from = cpuSeconds()
  highest = Math.max(highest, liveBytes())
  measuring += cpuSeconds() - from
}, 500)
const cpuBefore = cpuSeconds()
const running = engine.run()

async function rest(): Promise<void> {
  const read = rowsRead()
  const used = cpuSeconds() - cpuBefore - measuring
  clearInterval(samples)
  engine.stop()
  await running
  device.close()
  say({ type: 'rested', liveMB: (Math.max(highest, liveBytes()) - before) / 1e6, cpuSeconds: used, rowsRead: read })
}

parentPort?.once('message', () => void rest())
