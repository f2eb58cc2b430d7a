// A phone as far as a journey needs one: a real Chromium with a profile on disk and a fake camera, which can be without
// network from before its first page and can lose its battery at any moment.
import { readdir, readFile } from 'node:fs/promises'
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import { chromiumArguments, headless } from '@sac/scripts/testing/chromium'

/** A camera that shows a test picture and asks nobody for leave. */
export const cameraArguments = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] as const

export function openPhone(
  profile: string,
  { offline = false, baseURL }: { offline?: boolean; baseURL: string },
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...headless,
    args: [...chromiumArguments, ...cameraArguments],
    viewport: { width: 360, height: 780 },
    locale: 'en-GB',
    baseURL,
    offline,
  })
}

/** SIGKILL to every process of the browser with this profile, as an empty battery would. */
export const killPhone = (profile: string): Promise<void> => signalPhone(profile, 'SIGKILL')

/** Every process of that browser stands still in the middle of what it does. */
export const stopPhone = (profile: string): Promise<void> => signalPhone(profile, 'SIGSTOP')

async function signalPhone(profile: string, signal: NodeJS.Signals): Promise<void> {
  const processes = await processesOf(profile)
  expect(processes.length, 'the browser was running').toBeGreaterThan(0)
  for (const { pid } of processes) if (isRunning(pid)) process.kill(pid, signal)
}

type Process = { pid: number; command: string }

/** Every process of the browser with this profile. */
export const processesOf = (profile: string): Promise<Process[]> =>
  familyOf((command) => command.includes(`--user-data-dir=${profile}`))

/** The processes whose command line is `wanted`, and all they started. */
async function familyOf(wanted: (command: string) => boolean): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const processes = await Promise.all(pids.map(readProcess))
  const family = new Set(processes.filter(({ command }) => wanted(command)).map(({ pid }) => pid))
  // A set that grows while it is walked: children, then theirs.
  for (const pid of family) for (const { pid: child, parent } of processes) if (parent === pid) family.add(child)
  return processes.filter(({ pid }) => family.has(pid))
}

/** Of one that has just ended: no command, no parent. */
async function readProcess(pid: number): Promise<{ pid: number; command: string; parent: number }> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
  const [command, status] = await Promise.all([read('cmdline'), read('status')])
  return { pid, command, parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]) }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** The page the phone shows first. */
export const pageOf = async (phone: BrowserContext): Promise<Page> => phone.pages()[0] ?? (await phone.newPage())

/** What storage lost: the bytes of every photo that waits are gone, what is known of them stays. */
export const losePhotos = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const opened = indexedDB.open('sac-outbox')
    await new Promise((resolve) => opened.addEventListener('success', resolve))
    const transaction = opened.result.transaction('blobs', 'readwrite')
    const blobs = transaction.objectStore('blobs')
    const count = blobs.count()
    blobs.clear()
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
    opened.result.close()
    return count.result
  })

/** What is half written and kept, as JSON. */
export const draftsOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const opened = indexedDB.open('sac-outbox')
    await new Promise((resolve) => opened.addEventListener('success', resolve))
    const reading = opened.result.transaction('meta').objectStore('meta').get('drafts')
    await new Promise((resolve) => reading.addEventListener('success', resolve))
    opened.result.close()
    return JSON.stringify(reading.result ?? null)
  })

/** Lines kept but not sent are as if an older app had written `to` where this one wrote `from`; returns how many are. */
export const rewriteUnsent = (page: Page, from: string, to: string): Promise<number> =>
  page.evaluate(
    async ([before, after]) => {
      const opened = indexedDB.open('sac-outbox')
      await new Promise((resolve) => opened.addEventListener('success', resolve))
      const transaction = opened.result.transaction('events', 'readwrite')
      const cursors = transaction.objectStore('events').openCursor()
      let count = 0
      cursors.addEventListener('success', () => {
        const cursor = cursors.result
        if (!cursor) return
        const row = cursor.value as { line: string }
        if (row.line.includes(before)) {
          count += 1
          cursor.update({ ...row, line: row.line.replaceAll(before, after) })
        }
        cursor.continue()
      })
      await new Promise((resolve) => transaction.addEventListener('complete', resolve))
      opened.result.close()
      return count
    },
    [from, to] as const,
  )
