// The customer app is built by itself, as the verify page is: what it shares with the inspector's app would otherwise have to come
// before the first line of either.
import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import {
  announceChunk,
  compileFirstChunks,
  firstOfCustomer,
  groupFirstChunks,
  withoutFirstChunks,
} from './group-first-chunks.ts'
import { gregorianOnly, withoutSummaries } from './leave-out.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('.'),
  publicDir: false,
  // React Aria brings its words in thirty languages.
  plugins: [
    react(),
    optimizeLocales.vite({ locales: ['en', 'fr', 'ar'] }),
    gregorianOnly(),
    withoutSummaries(),
    announceChunk('/index.html', 'customer-start'),
    compileFirstChunks(firstOfCustomer),
  ],
  build: {
    outDir: at('dist'),
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false, resolveDependencies: withoutFirstChunks(firstOfCustomer) },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { customer: at('index.html'), 'customer-sw': at('src/app/customer/sw.ts') },
      output: {
        codeSplitting: { groups: groupFirstChunks(firstOfCustomer) },
        chunkFileNames: ({ name }) =>
          name.startsWith('customer-') ? 'assets/[name]-[hash].js' : 'assets/customer-[name]-[hash].js',
        // The service worker lies beside the page under a name that stays.
        entryFileNames: ({ name }) => (name === 'customer-sw' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
