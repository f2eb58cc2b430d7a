// One script that fills a device with work, for rigs and benchmarks; no part of the app.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('.'),
  publicDir: false,
  build: {
    lib: { entry: at('tests/fill-device.ts'), formats: ['iife'], name: 'filled', fileName: () => 'fill-device.js' },
    minify: false,
  },
})
