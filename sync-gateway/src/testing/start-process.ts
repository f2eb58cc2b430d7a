// The real gateway process, to be killed.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type GatewayProcess = {
  port: number
  url: string
  /** Ends it as a power cut would. */
  kill: () => Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop: () => Promise<number | null>
}

/** Starts it on a database and a data folder, and waits until it listens. */
export async function startProcess(databaseUrl: string, folder: string): Promise<GatewayProcess> {
  const program = join(import.meta.dirname, 'gateway-process.ts')
  const child = spawn(process.execPath, [program, databaseUrl, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await listeningPort(child)
  const end = async (signal: NodeJS.Signals) => {
    const exited = once(child, 'exit')
    child.kill(signal)
    const [code] = await exited
    return code as number | null
  }
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    kill: async () => {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
  }
}

async function listeningPort({ stdout }: ChildProcess): Promise<number> {
  if (!stdout) throw new Error('no output to read')
  const lines: string[] = []
  for await (const line of createInterface({ input: stdout })) {
    lines.push(line)
    const { message, port } = JSON.parse(line) as { message: string; port?: number }
    if (message !== 'listening' || port === undefined) continue
    // Whatever it logs from here on must not fill the pipe.
    stdout.resume()
    return port
  }
  throw new Error(`the gateway did not start:\n${lines.join('\n')}`)
}
