// The long list under a thumb, and what a page full of photos keeps in memory.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { processesOf } from '../phone.ts'

/** Milliseconds between the frames while the list of all checkpoints is drawn past, down and up again. */
export async function scrollList(page: Page, list: string): Promise<number[]> {
  await page.goto(`${list}?list=true`)
  await page.locator('.check-row').first().waitFor()
  await page.waitForTimeout(1_000)
  await page.evaluate(() => {
    const frames: number[] = []
    Object.assign(globalThis, { frames })
    let before = performance.now()
    const frame = (now: number) => {
      frames.push(now - before)
      before = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  const session = await page.context().newCDPSession(page)
  for (const distance of [-6_000, 6_000])
    await session.send('Input.synthesizeScrollGesture', {
      x: 180,
      y: 400,
      yDistance: distance,
      speed: 2_000,
      gestureSourceType: 'touch',
    })
  const frames = await page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames)
  // The first is the wait before the gesture began.
  return frames.slice(1)
}

/** Resident memory of the page in MB with these photos of one checkpoint in view. */
export async function memoryWithPhotos(
  page: Page,
  { profile, list, photos }: { profile: string; list: string; photos: number },
): Promise<number> {
  await page.goto(`${list}?at=4.1.1`)
  await page.waitForFunction((photos) => document.querySelectorAll('.photo-strip img').length >= photos, photos)
  await page.waitForTimeout(2_000)
  const renderers = (await processesOf(profile)).filter(({ command }) => command.includes('--type=renderer'))
  return Math.max(...(await Promise.all(renderers.map(({ pid }) => residentMb(pid)))))
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1024
}
