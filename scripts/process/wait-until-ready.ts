import { setTimeout as sleep } from 'node:timers/promises'

type Wait = {
  /** Named in the error, as in "Apache Kafka". */
  what: string
  timeoutMs: number
  /** Resolves when ready, throws while not. */
  probe: () => Promise<unknown>
  /** False once waiting has no sense because the process has ended. */
  isAlive: () => Promise<boolean>
  /** The server's last words, for the error. */
  lastWords: () => Promise<string>
}

/** Asks again and again until the server answers; throws with its last words when it ended or took too long. */
export async function waitUntilReady({ what, timeoutMs, probe, isAlive, lastWords }: Wait): Promise<void> {
  for (const deadline = Date.now() + timeoutMs; ; await sleep(100)) {
    try {
      await probe()
      return
    } catch (cause) {
      const alive = await isAlive()
      if (alive && Date.now() < deadline) continue
      const verdict = alive ? `did not answer within ${timeoutMs / 1000} s` : 'ended while starting'
      throw new Error(`${what} ${verdict}: ${await lastWords()}`, { cause })
    }
  }
}
