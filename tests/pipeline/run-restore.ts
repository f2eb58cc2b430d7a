import { runMain } from './run-main.ts'

/** Runs `npm run restore -- …` with an installation's settings: what it printed, and its exit code. */
export const runRestore = (words: readonly string[], env: Readonly<Record<string, string>>) =>
  runMain('restore', words, env)
