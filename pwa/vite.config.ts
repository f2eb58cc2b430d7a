import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { collectInspectorFiles } from './collect-inspector-files.ts'
import { compressFiles } from './compress-files.ts'
import {
  announceChunk,
  compileFirstChunks,
  firstOfInspector,
  groupFirstChunks,
  withoutFirstChunks,
} from './group-first-chunks.ts'
import { withoutSummaries } from './leave-out.ts'
import { onceWritten } from './once-written.ts'
import { verifyTexts } from './src/features/verify/build-plugins.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The customer app, the office app and the verify page have builds of their own, see buildAlone. */
const entries = { inspect: at('inspect/index.html') }

const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }
const lock = readFileSync(at('../package-lock.json'))

/** Builds another page into the same folder once the pages before it are written. */
const buildAlone = (page: string): Plugin =>
  onceWritten(`build-${page}`, async (outDir) => {
    await build({ configFile: at(`vite.${page}.config.ts`), build: { outDir } })
  })

const office = process.env['PUBLIC_URL'] ?? 'http://localhost:8080'

/** While developing, Vite needs inline scripts; what is built keeps its policy. */
const withoutPolicyInDevelopment = (): Plugin => ({
  name: 'without-policy-in-development',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
})

/** While developing: every address of an app is its page, as the server has it; what is left is the customer app's. */
const appAddresses = (): Plugin => ({
  name: 'app-addresses',
  apply: 'serve',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      if (/^\/inspect(\/[^.]*)?(\?.*)?$/.test(request.url ?? '')) request.url = '/inspect/index.html'
      if (/^\/admin(\/[^.]*)?(\?.*)?$/.test(request.url ?? '')) request.url = '/admin/index.html'
      if (request.url === '/c') request.url = '/c/index.html'
      next()
    })
  },
})

const inspector = collectInspectorFiles('inspect')

export default defineConfig({
  root: at('.'),
  define: {
    'import.meta.env.VITE_BUILD': JSON.stringify(
      process.env['SAC_BUILD'] ?? `${version}+${createHash('sha256').update(lock).digest('hex').slice(0, 8)}`,
    ),
  },
  plugins: [
    react(),
    withoutSummaries(),
    verifyTexts(),
    withoutPolicyInDevelopment(),
    appAddresses(),
    announceChunk('/inspect/', 'start-app'),
    compileFirstChunks(firstOfInspector),
    inspector.plugin,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['inspect/index.html', 'inspect/*.js', 'inspect.webmanifest', 'assets/*', 'icons/*'],
        // The code reader is about 1 MB: an inspector without signal scans too.
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
        manifestTransforms: [inspector.keepOnlyThese],
      },
    }),
    buildAlone('customer'),
    buildAlone('admin'),
    buildAlone('verify'),
    compressFiles(),
  ],
  // `npm run dev`: pages from Vite, everything else from the server beside it.
  server: { proxy: Object.fromEntries(['/api', '/sync', '/status', '/.well-known'].map((path) => [path, office])) },
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Only browsers that know hints themselves are served by them.
    modulePreload: { polyfill: false, resolveDependencies: withoutFirstChunks(firstOfInspector) },
    rolldownOptions: { input: entries, output: { codeSplitting: { groups: groupFirstChunks(firstOfInspector) } } },
  },
  worker: {
    format: 'es',
    // A worker's script is asked for by its own address, so it must lie under the service worker's scope to be there offline.
    rolldownOptions: { output: { entryFileNames: 'inspect/[name]-[hash].js' } },
  },
})
