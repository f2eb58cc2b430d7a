// The form of the rig that runs in `npm test`; the long one, `npm run faults -- log`, takes minutes and any seed.
import { runLogRig } from './run-log-rig.ts'
import type { Counterexample } from './snapshot.ts'

/** What happened is told only where something is wrong. */
export async function runShortForm(
  log: 'kafka' | 'postgres',
): Promise<{ counterexamples: readonly Counterexample[]; lines: readonly string[] } | 'green'> {
  const lines: string[] = []
  const said = (line: string) => void lines.push(line)
  // On a machine too busy for it the run ends itself, and everything it began.
  const interrupted = AbortSignal.timeout(200_000)
  try {
    const { counterexamples } = await runLogRig({ seed: 1, log, seconds: 20, calmSeconds: 60, said, interrupted })
    return counterexamples.length === 0 ? 'green' : { counterexamples, lines }
  } catch (cause) {
    throw new Error(['the run broke off after', ...lines].join('\n'), { cause })
  }
}
