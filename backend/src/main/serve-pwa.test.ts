import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { expect, test } from 'vitest'
import { servePwa } from './serve-pwa.ts'

test('a stray link leads to the verify page, and nothing else is led anywhere', async () => {
  const root = await mkdtemp(join(tmpdir(), 'sac-serve-pwa-'))
  for (const path of ['index.html', 'inspect/index.html', 'c/index.html']) {
    await mkdir(join(root, path, '..'), { recursive: true })
    await writeFile(join(root, path), path)
  }
  const settings = { PWA_DIR: root, DATA_DIR: join(root, 'data') }
  const app = express().use(...(await servePwa({ settings, rootKey: '{}', now: () => new Date() })))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const get = async (path: string) => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
    const answer = await fetch(address, { redirect: 'manual' })
    return answer.headers.get('location') ?? (await answer.text())
  }
  expect(await get('/c%23123.?utm_source=mail')).toBe('/c#123')
  expect(await get('/c/%2523123')).toBe('/c#123')
  expect(await get('/c/')).toBe('/c')
  expect(await get('/c?utm_source=mail')).toBe('c/index.html')
  expect(await get('/c')).toBe('c/index.html')
  expect(await get('/inspect/i/1')).toBe('inspect/index.html')
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(root, { recursive: true })
})
