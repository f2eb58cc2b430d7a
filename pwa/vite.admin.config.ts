// The office app is built by itself, as the customer app is: nobody else shall wait for what it is made of.
import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstOfOffice, groupFirstChunks } from './group-first-chunks.ts'
import { withoutSummaries } from './leave-out.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('.'),
  publicDir: false,
  plugins: [react(), optimizeLocales.vite({ locales: ['en', 'fr', 'ar'] }), withoutSummaries()],
  build: {
    outDir: at('dist'),
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { admin: at('admin/index.html') },
      output: {
        codeSplitting: { groups: groupFirstChunks(firstOfOffice) },
        chunkFileNames: ({ name }) =>
          name.startsWith('admin-') ? 'assets/[name]-[hash].js' : 'assets/admin-[name]-[hash].js',
        entryFileNames: 'assets/[name]-[hash].js',
      },
    },
  },
})
