import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { get, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { compressed } from '@sac/platform/http/compressed'
import express from 'express'
import { expect, test } from 'vitest'
import { servePwa } from './serve-pwa.ts'

const names = ['index.html', 'inspect/index.html', 'admin/index.html', 'c/index.html']
const pages = Object.fromEntries(names.map((name) => [name, name]))

/** A built app of these files, served as the product does. */
async function serve(files: Record<string, string | Buffer>) {
  const root = await mkdtemp(join(tmpdir(), 'sac-serve-pwa-'))
  for (const [path, content] of Object.entries({ ...pages, ...files })) {
    await mkdir(join(root, path, '..'), { recursive: true })
    await writeFile(join(root, path), content)
  }
  const settings = { PWA_DIR: root, DATA_DIR: join(root, 'data') }
  const app = express().use(compressed(), ...(await servePwa({ settings, rootKey: '{}', now: () => new Date() })))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    /** What travels, as it travels. */
    wire: (path: string, encodings = '') =>
      new Promise<{ headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
        get(`${address}${path}`, { headers: { 'Accept-Encoding': encodings } }, (response) => {
          buffer(response).then((body) => resolve({ headers: response.headers, body }), reject)
        }).on('error', reject)
      }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(root, { recursive: true })
    },
  }
}

test('a stray link leads to the verify page, and nothing else is led anywhere', async () => {
  const { wire, close } = await serve({})
  const get = async (path: string) => {
    const { headers, body } = await wire(path)
    return headers.location ?? body.toString()
  }
  expect(await get('/c%23123.?utm_source=mail')).toBe('/c#123')
  expect(await get('/c/%2523123')).toBe('/c#123')
  expect(await get('/c/')).toBe('/c')
  expect(await get('/c?utm_source=mail')).toBe('c/index.html')
  expect(await get('/c')).toBe('c/index.html')
  expect(await get('/inspect/i/1')).toBe('inspect/index.html')
  expect(await get('/inspect')).toBe('inspect/index.html')
  expect(await get('/admin')).toBe('admin/index.html')
  expect(await get('/admin/inspections/1?sort=oldest')).toBe('admin/index.html')
  await close()
})

test('every address of the customer app is that app when it is loaded anew, and no other is', async () => {
  const list = await readFile(join(import.meta.dirname, '../../../../pwa/src/customer/addresses.ts'), 'utf8')
  const addresses = [...list.matchAll(/^  '(\/[^']*)',$/gm)].map(([, address = '']) => address)
  expect(addresses).toContain('/appointments/$appointmentId/move')
  const { wire, close } = await serve({})
  const elsewhere: string[] = []
  for (const address of addresses) if ((await wire(address)).body.toString() !== 'index.html') elsewhere.push(address)
  expect(elsewhere).toEqual([])
  const nobodys = ['/bookings', '/nowhere', '/book/app-1.js']
  for (const path of nobodys) expect((await wire(path)).body.toString()).not.toBe('index.html')
  await close()
})

test('what was compressed at build travels as it is, and pages as small as they can be', async () => {
  const script = 'export const words = "compressed once";\n'.repeat(100)
  const [hardest, gzipped] = [Buffer.from('as small as it gets'), gzipSync(script)]
  const html = '<p>a page</p>'.repeat(200)
  const files = { 'assets/app-1.js': script, 'assets/app-1.js.br': hardest, 'assets/app-1.js.gz': gzipped }
  const { wire, close } = await serve({ ...files, 'inspect/index.html': html })
  const br = await wire('/assets/app-1.js', 'gzip, br')
  expect(br.body).toEqual(hardest)
  expect(br.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  })
  expect((await wire('/assets/app-1.js', 'gzip')).body).toEqual(gzipped)
  expect((await wire('/assets/app-1.js')).body.toString()).toBe(script)
  const page = await wire('/inspect', 'br')
  expect([page.headers['content-encoding'], page.headers['content-type']]).toEqual(['br', 'text/html; charset=utf-8'])
  expect(page.body).toEqual(brotliCompressSync(html))
  expect((await wire('/inspect')).body.toString()).toBe(html)
  await close()
})
