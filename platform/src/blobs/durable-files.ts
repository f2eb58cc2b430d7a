import { open } from 'node:fs/promises'

/** Writes a new file and returns once its bytes are on disk. */
export async function writeDurably(path: string, bytes: Uint8Array, { mode = 0o666 } = {}): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes names created or renamed in a folder survive a power cut. Windows cannot and need not do this. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
