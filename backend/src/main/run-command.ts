import { parseArgs } from 'node:util'

export const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Gives the exit code, or null when the words are not those of its usage. */
export type Command = (words: readonly string[]) => Promise<number | null>

/**
 * Runs the command the first word names and sets the exit code: 2 for words nobody understands, and when it failed. A check that
 * could not look has found nothing out.
 */
export async function runCommand(commands: Readonly<Record<string, Command>>, usage: string): Promise<void> {
  const [name = '', ...words] = parseArgs({ allowPositionals: true }).positionals
  try {
    const code = (await commands[name]?.(words)) ?? null
    if (code === null) process.stderr.write(usage)
    process.exitCode = code ?? 2
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
}
