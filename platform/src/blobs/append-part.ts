import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from './durable-files.ts'
import { type Appended, BlobError, type Blobs } from './port.ts'

export type Part = Parameters<Blobs['append']>[1]

/** Appends to the file of an upload; what arrived is on disk when it resolves or rejects. */
export async function appendPart(path: string, part: Part): Promise<Appended> {
  const file = await open(path, 'a')
  let end = 0
  try {
    if ((await file.stat()).size !== part.offset) throw new BlobError('offset-mismatch')
    const written = await writePart(file, part)
    end = written.offset
    return written
  } finally {
    // Also after a broken stream: what the sender is told as the offset must survive a power cut. The name of a whole one
    // need not: nobody is told of it before `finish` has given it its own.
    await file.sync()
    await file.close()
    if (end !== part.whole) await syncFolder(dirname(path))
  }
}

/** As much of an upload is kept in memory while it comes: more than most photos have. */
const smallBytes = 512 * 1024

async function writePart(file: FileHandle, { offset, bytes, maxBytes }: Part): Promise<Appended> {
  const chunks: Uint8Array[] = []
  let end = offset
  for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
    if (end + chunk.byteLength > maxBytes) throw new BlobError('too-large')
    await file.appendFile(chunk)
    end += chunk.byteLength
    if (end <= smallBytes) chunks.push(chunk)
  }
  const isAll = offset === 0 && end <= smallBytes
  return { offset: end, all: isAll ? Buffer.concat(chunks) : undefined }
}
