// A phone as far as a journey needs one: a real Chromium with a profile on disk and a fake camera, which can be without
// network from before its first page and can lose its battery at any moment.
import { readdir, readFile } from 'node:fs/promises'
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import { chromiumPath } from '@sac/scripts/testing/chromium'

/** A camera that shows a test picture and asks nobody for leave. */
export const cameraArguments = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] as const

export function openPhone(
  profile: string,
  { offline = false, baseURL }: { offline?: boolean; baseURL: string },
): Promise<BrowserContext> {
  const executablePath = chromiumPath()
  return chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage', ...cameraArguments],
    viewport: { width: 360, height: 780 },
    locale: 'en-GB',
    baseURL,
    offline,
  })
}

/** SIGKILL to every process of the browser with this profile, as an empty battery would. */
export async function killPhone(profile: string): Promise<void> {
  let killed = 0
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (!command.includes(`--user-data-dir=${profile}`)) continue
    process.kill(Number(pid), 'SIGKILL')
    killed += 1
  }
  expect(killed, 'the browser was running').toBeGreaterThan(0)
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
