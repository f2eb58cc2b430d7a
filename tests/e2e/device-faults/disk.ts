// A disk of its own in a file, so that its power can be cut: what a program wrote and never had flushed is gone, as on a phone
// whose battery dies. Linux only, needs root and loop devices. It models a disk that keeps what it confirmed.
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runOrThrow, runProgram } from '@sac/scripts/process/run-program'

export type Disk = {
  /** Where its files are. */
  place: string
  /** Everything written so far is on it: a phone that lay idle for a while. */
  flush: () => Promise<void>
  /** Goes on with what the disk had at this moment. Nothing may write any more, and `end` ends whoever has files open. */
  cutPower: (end: () => Promise<void>) => Promise<void>
  remove: () => Promise<void>
}

const bytes = 512 * 1024 * 1024

/** Whether this machine can cut power; else why not. */
export async function whyNoDisk(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'power cuts need root'
  const { code, stderr } = await runProgram('losetup', ['--find'])
  return code === 0 ? null : `power cuts need a free loop device: ${stderr.trim()}`
}

export async function mountDisk(folder: string): Promise<Disk> {
  const [image, copy, place] = [join(folder, 'disk'), join(folder, 'disk-at-the-cut'), join(folder, 'mounted')]
  await mkdir(place)
  const file = await open(image, 'w')
  await file.truncate(bytes)
  await file.close()
  await runOrThrow('mkfs.ext4', ['-q', '-F', image])
  // The journal is written when somebody asks for it, not by the clock.
  const mount = () => runOrThrow('mount', ['-o', 'loop,commit=300', image, place])
  await mount()
  return {
    place,
    flush: async () => void (await runOrThrow('sync', ['--file-system', place])),
    cutPower: async (end) => {
      await runOrThrow('cp', ['--sparse=always', image, copy])
      await end()
      await unmount(place)
      await rename(copy, image)
      await mount()
    },
    remove: async () => {
      await unmount(place)
      await rm(image, { force: true })
    },
  }
}

/** Those who were ended let go of their files a moment later. */
async function unmount(place: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const { code, stderr } = await runProgram('umount', [place])
    if (code === 0) return
    if (attempt === 1_200) throw new Error(`${place} is still in use: ${stderr.trim()}`)
    await sleep(100)
  }
}
