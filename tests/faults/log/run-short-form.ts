// The form of the rig that runs in `npm test`; the long one, `npm run faults -- log`, takes minutes and any seed.
import { longPatienceMs } from '../../support/patience.ts'
import { runLogRig } from './run-log-rig.ts'
import type { Counterexample } from './snapshot.ts'

/** Milliseconds the short form has, with the end of everything it began. */
export const shortFormMs = 1_500_000

/** What happened is told only where something is wrong. */
export async function runShortForm(
  log: 'kafka' | 'postgres',
): Promise<{ counterexamples: readonly Counterexample[]; lines: readonly string[] } | 'green'> {
  const lines: string[] = []
  const said = (line: string) => void lines.push(line)
  // Against hanging only: a slow machine takes several times as long as a fast one, and is no finding.
  const interrupted = AbortSignal.timeout(shortFormMs - 60_000)
  try {
    const { counterexamples } = await runLogRig({
      seed: 1,
      log,
      seconds: 20,
      calmSeconds: longPatienceMs / 1_000,
      said,
      interrupted,
    })
    return counterexamples.length === 0 ? 'green' : { counterexamples, lines }
  } catch (cause) {
    // On one line: a list of failures tells the first.
    throw new Error([String(cause), ...lines].join(' | '), { cause })
  }
}
