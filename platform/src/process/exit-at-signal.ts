const signals = ['SIGTERM', 'SIGINT'] as const
const exit = () => process.exit(0)

/**
 * While a process starts nothing is accepted yet, so SIGTERM and SIGINT end it at once with 0. Without this the first process
 * of a container would not hear them. Returns how to undo it, for when `runUntilSignal` takes over.
 */
export function exitAtSignal(): () => void {
  for (const signal of signals) process.on(signal, exit)
  return () => {
    for (const signal of signals) process.removeListener(signal, exit)
  }
}
