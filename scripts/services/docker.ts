import { runOrThrow, runProgram } from '../process/run-program.ts'
import { waitUntilReady } from '../process/wait-until-ready.ts'

export type Container = {
  /** Container name; an older one of that name is replaced. */
  name: string
  image: string
  /** Port on 127.0.0.1 and port in the container. */
  ports: { host: number; inside: number }
  env: Record<string, string>
  command?: readonly string[]
  /** Program inside the container that succeeds when the server answers. */
  ready: readonly string[]
}

/** True when a Docker engine answers; a client without an engine is not enough. */
export async function hasDockerEngine(): Promise<boolean> {
  const { code } = await runProgram('docker', ['version', '--format', '{{.Server.Version}}'], { timeoutMs: 10_000 })
  return code === 0
}

/** Starts a throw-away container and waits until the server in it answers. */
export async function startContainer({ name, image, ports, env, command = [], ready }: Container): Promise<void> {
  await removeContainer(name)
  const settings = Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`])
  const publish = ['--publish', `127.0.0.1:${ports.host}:${ports.inside}`]
  // The first start fetches the image.
  await runOrThrow('docker', ['run', '--detach', '--name', name, ...publish, ...settings, image, ...command], {
    timeoutMs: 600_000,
  })
  await waitUntilReady({
    what: `The container ${name}`,
    timeoutMs: 600_000,
    probe: () => runOrThrow('docker', ['exec', name, ...ready], { timeoutMs: 20_000 }),
    isAlive: async () => (await runProgram('docker', ['top', name])).code === 0,
    lastWords: async () => (await runProgram('docker', ['logs', '--tail', '8', name])).stdout.toString().trim(),
  })
}

export async function removeContainer(name: string): Promise<void> {
  await runProgram('docker', ['rm', '--force', '--volumes', name])
}
