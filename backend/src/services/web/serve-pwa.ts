// Serves the built PWA: four entries, hashed assets for ever, pages never cached. Knows files, not what is in them.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { mendedAddress } from '@sac/contracts/certificate/code-address'
import express, { type RequestHandler } from 'express'
import { builtFiles } from './built-files.ts'
import { keepAppFiles } from './keep-app-files.ts'

const rootPlaceholder = '__SAC_ROOT__'
const builtFolder = join(import.meta.dirname, '../../../../pwa/dist')
const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** Addresses of the customer app; its routes live in the browser (pwa/src/customer/addresses.ts). */
const customerPlaces = /^\/(?:(?:book|pay|appointments|cars|papers|account|sign-in)(?:\/[^.]*)?)?$/

export type ServePwa = {
  settings: { PWA_DIR?: string | undefined; DATA_DIR: string }
  /** Public key of the trust list's root, JWK as JSON; the verify page keeps the first it saw. */
  rootKey: string
  now: () => Date
}

/** A page, compressed once and as hard as it goes. */
const page = (html: string): RequestHandler => {
  const small = { br: brotliCompressSync(html), gzip: gzipSync(html, { level: 9 }), identity: html }
  return (request, response) => {
    const encoding = request.acceptsEncodings(['br', 'gzip', 'identity']) || 'identity'
    response.set('Cache-Control', 'no-cache').vary('Accept-Encoding').type('html')
    if (encoding !== 'identity') response.set('Content-Encoding', encoding)
    response.send(small[encoding as keyof typeof small])
  }
}

/** Throws one clear sentence when the PWA has not been built. */
export async function servePwa({ settings, rootKey, now }: ServePwa): Promise<RequestHandler[]> {
  const folder = settings.PWA_DIR ?? builtFolder
  if (!existsSync(join(folder, 'inspect/index.html')))
    throw new Error('The app has not been built: run `npm run build` once.')
  const kept = join(settings.DATA_DIR, 'app-files')
  await keepAppFiles({ folder, kept, now: now() })
  const [home, inspect, admin, verify] = await Promise.all(
    ['index.html', 'inspect/index.html', 'admin/index.html', 'c/index.html'].map((path) =>
      readFile(join(folder, path), 'utf8'),
    ),
  )
  const router = express.Router({ strict: false })
  router.get(customerPlaces, page(home ?? ''))
  router.get(/^\/c(?:\/|%|$)/i, mendLink)
  router.get('/c', page((verify ?? '').replace(rootPlaceholder, attribute(rootKey))))
  for (const place of ['assets', 'inspect']) router.use(`/${place}`, builtFiles(join(kept, place), { forever: true }))
  router.use(builtFiles(folder, { forever: false }))
  // Routes of these apps live in the browser; a file that is not there is not their page.
  router.get(/^\/inspect(\/[^.]*)?$/, page(inspect ?? ''))
  router.get(/^\/admin(\/[^.]*)?$/, page(admin ?? ''))
  return [router]
}

/** Links to the verify page lead to it however a mail program wrote them; the code leaves the path again. */
const mendLink: RequestHandler = (request, response, next) => {
  const address = mendedAddress(request.path)
  if (address === null) next()
  else response.redirect(302, address)
}
