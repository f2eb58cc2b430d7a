import { recordComponent, recordMissingComponent } from '@sac/scripts/components/record-component'
import { runProgram } from '@sac/scripts/process/run-program'

type Availability = { ok: true; version: string } | { ok: false; reason: string }

/** A program of someone else that judges our output; `available` looks once and notes the answer for the final report. */
export type OutsideProgram = { name: string; available: () => Promise<Availability> }

type Look = {
  /** As shown in the report of components. */
  name: string
  /** Resolves to the version found; throws one sentence that says what is missing and how to get it. */
  find: () => Promise<string>
}

export function outsideProgram({ name, find }: Look): OutsideProgram {
  let answer: Promise<Availability> | undefined
  const look = async (): Promise<Availability> => {
    try {
      const version = await find()
      await recordComponent(name, version)
      return { ok: true, version }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      await recordMissingComponent(name, reason)
      return { ok: false, reason }
    }
  }
  return { name, available: () => (answer ??= look()) }
}

type Installed = { program: string; args: readonly string[]; debianPackage: string }

/** Version that an installed program tells about itself; throws when it is not installed. */
export async function versionOf({ program, args, debianPackage }: Installed): Promise<string> {
  const { code, stdout, stderr } = await runProgram(program, args)
  if (code === 127) throw new Error(`${program} is missing: install it (Debian: apt-get install ${debianPackage}).`)
  return /\d+\.\d+(\.\d+)*/.exec(`${stdout.toString()}${stderr}`)?.[0] ?? 'unknown version'
}

/** Throws the reason when the program cannot be had. */
export async function demand({ available }: OutsideProgram): Promise<void> {
  const answer = await available()
  if (!answer.ok) throw new Error(answer.reason)
}
