import type { Plugin } from 'vite'

/** A plugin that works on the built folder when every plugin before it has written there. */
export function onceWritten(name: string, work: (outDir: string) => Promise<void>): Plugin {
  let outDir = ''
  return {
    name,
    apply: 'build',
    configResolved: (config) => {
      outDir = config.build.outDir
    },
    closeBundle: { order: 'post', sequential: true, handler: () => work(outDir) },
  }
}
