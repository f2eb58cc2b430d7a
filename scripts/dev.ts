// `npm run dev`: the servers start again when their files change; the browser application comes from Vite with hot reload.
import { spawn } from 'node:child_process'
import { rootFolder } from './project-folders.ts'

// Vite's own port is the address to open; vite.config.ts passes /api, /sync and the public lists on to the servers.
const commands = [
  ['node', '--watch', '--watch-preserve-output', 'backend/src/main/all-in-one.ts'],
  ['vite', 'pwa'],
]

const children = commands.map(([program = '', ...args]) =>
  spawn(program, args, { cwd: rootFolder, stdio: 'inherit', env: { CHECK_ANSWERS: 'on', ...process.env } }),
)
const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const child of children) {
  child.on('error', (error) => console.error(error.message))
  child.on('exit', (code) => {
    process.exitCode ??= code ?? 1
    stop()
  })
}
// Both children hear the terminal's Ctrl-C themselves; this process waits for them.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', stop)
