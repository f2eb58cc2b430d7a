// Build steps of the verify page; other pages stay as they are.
import { looks } from './looks.ts'
import { ar } from './messages/ar.ts'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'
import type { Texts } from './page-texts.ts'

const texts: Texts = { en, fr, ar, looks }

type Tag = { tag: string; attrs: Record<string, string>; children: string; injectTo: 'body-prepend' }

/** A Vite plugin: puts words and looks into the page itself, so that they cost no request of their own. */
export const verifyTexts = () => ({
  name: 'verify-texts',
  transformIndexHtml: (_html: string, { filename }: { filename: string }): Tag[] => {
    if (!filename.endsWith('/c/index.html')) return []
    const children = JSON.stringify(texts).replaceAll('<', String.raw`\u003c`)
    return [{ tag: 'script', attrs: { type: 'application/json', id: 'texts' }, children, injectTo: 'body-prepend' }]
  },
})

/** A Vite plugin: lazy files of this page load without the bundler's preload helper, a kilobyte it has no use for. */
export const verifyWithoutPreload = () => ({
  name: 'verify-without-preload',
  enforce: 'pre' as const,
  resolveId: (id: string, importer = '') =>
    id.endsWith('vite/preload-helper.js') && importer.includes('/features/verify/')
      ? importer.replace(/[^/]+$/, 'preload.ts')
      : null,
})
