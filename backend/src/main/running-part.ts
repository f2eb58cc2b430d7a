import type { Health } from '@sac/platform/bus/port'

/** A consumer or worker of this process, as probes and shutdown see it. */
export type RunningPart = { name: string; health: () => Health; close: (deadlineMs: number) => Promise<void> }
