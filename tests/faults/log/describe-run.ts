// What a run was made of, in a few lines for whoever reads its end.
import type { Installation } from './installation.ts'
import type { Journal } from './journal.ts'
import type { Snapshot } from './snapshot.ts'
import type { TirelessDevice } from './tireless-device.ts'

type Run = { installation: Installation; devices: readonly TirelessDevice[]; journal: Journal; snapshot: Snapshot }

export function describeRun({ installation, devices, journal, snapshot }: Run): string[] {
  const { processes } = installation
  const faults = Object.entries(journal.counts()).map(([kind, count]) => `${count} × ${kind}`)
  const lines = devices.reduce((sum, { device }) => sum + device.lines.length, 0)
  const { inspections, poison } = snapshot.recorded
  return [
    `faults hit: ${faults.join(', ')}`,
    `${inspections.length} inspections, ${lines} lines, ${snapshot.photos.length} photos, ${snapshot.papers.length} papers handed out, ${poison.length} poison records, ${snapshot.deadLetters.length} dead letters`,
    ...[
      ...Map.groupBy(
        processes.flatMap(({ readyAfter }) => readyAfter),
        ({ how }) => how,
      ),
    ].map(
      ([how, lives]) =>
        `ready ${how}: ${lives.length} times, at the latest after ${(Math.max(...lives.map(({ ms }) => ms)) / 1_000).toFixed(1)} s`,
    ),
    ...processes
      .flatMap(({ ownEnds }) => ownEnds)
      .map(
        ({ process, atMs, how, lastWords }) =>
          `${process} ended by itself at ${(atMs / 1_000).toFixed(1)} s with ${how}: ${lastWords}`,
      ),
  ]
}
