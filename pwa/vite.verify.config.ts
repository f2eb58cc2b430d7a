// The verify page is built by itself, so that no other page can make it heavier: nothing is shared, nothing split.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { verifyTexts, verifyWithoutPreload } from './src/features/verify/build-plugins.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('.'),
  publicDir: false,
  plugins: [verifyTexts(), verifyWithoutPreload()],
  build: {
    outDir: at('dist'),
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: { c: at('c/index.html'), 'c-sw': at('src/features/verify/sw.ts') },
      output: {
        // The service worker lies beside `/c` under a name that stays.
        entryFileNames: ({ name }) => (name === 'c-sw' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
