// Runs a command on the image's files as a container runtime would: own mounts, read-only root, the image's user without
// any right, `restart: unless-stopped`. What is not its own is the network: it is this machine's.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { runProgram } from '@sac/scripts/process/run-program'
import type { Image } from './image-under-test.ts'

export type Container = {
  /** Starts, and starts again whenever it ends by itself. */
  start: () => void
  /** SIGKILL; it comes back as after a crash. */
  kill: () => Promise<void>
  /** SIGTERM, and no return. Resolves with the exit code and how long it took. */
  stop: () => Promise<{ code: number | null; ms: number }>
  /** Exit codes of the times it ended by itself. */
  ended: readonly (number | null)[]
  output: () => string
  /** Exit code of another command in the same surroundings. */
  run: (command: readonly string[]) => Promise<{ code: number; output: string }>
}

type Options = {
  image: Image
  command: readonly string[]
  env: Record<string, string>
  /** Folders of this machine by the place they are mounted at. */
  volumes: readonly (readonly [at: string, folder: string])[]
}

const enter = `set -e
root=$1 account=$2 workdir=$3; shift 3
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
while [ "$1" != -- ]; do mount --bind "$2" "$root$1"; shift 2; done
shift
exec chroot "$root" setpriv --reuid="\${account%:*}" --regid="\${account#*:}" --clear-groups --bounding-set=-all --no-new-privs \\
  env -i -C "$workdir" "$@"`

function argumentsOf({ image, env, volumes }: Options, command: readonly string[]): string[] {
  const { folder, config, account } = image
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  const place = [folder, `${account.uid}:${account.gid}`, config.WorkingDir, ...volumes.flat(), '--']
  return ['--mount', '--', 'sh', '-c', enter, 'sh', ...place, ...config.Env, ...settings, ...command]
}

/** Prepares a container; it runs nothing before `start`. */
export function createContainer(options: Options): Container {
  const chunks: string[] = []
  const ended: (number | null)[] = []
  let child: ChildProcess | undefined
  let wanted = false
  const spawnOnce = () => {
    const started = spawn('unshare', argumentsOf(options, options.command), { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
    const killWithUs = () => started.kill('SIGKILL')
    process.once('exit', killWithUs)
    started.once('exit', () => process.removeListener('exit', killWithUs))
    return started
  }
  // As Docker does: 100 ms, then twice as long each time, at most a minute.
  const runAgain = (pauseMs: number) => {
    if (!wanted) return
    child = spawnOnce()
    child.once('exit', (code) => {
      if (!wanted) return
      ended.push(code)
      setTimeout(() => runAgain(Math.min(pauseMs * 2, 60_000)), pauseMs)
    })
  }
  return {
    ended,
    output: () => chunks.join(''),
    start: () => {
      wanted = true
      runAgain(100)
    },
    kill: async () => {
      const gone = child ? once(child, 'exit') : undefined
      child?.kill('SIGKILL')
      await gone
    },
    stop: async () => {
      wanted = false
      if (!child || child.exitCode !== null || child.signalCode !== null) throw new Error('it does not run')
      const began = performance.now()
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = (await gone) as [number | null]
      return { code, ms: Math.round(performance.now() - began) }
    },
    run: async (command) => {
      const { code, stdout, stderr } = await runProgram('unshare', argumentsOf(options, command))
      return { code, output: `${stdout.toString()}${stderr}` }
    },
  }
}
