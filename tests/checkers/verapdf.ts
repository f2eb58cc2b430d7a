import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fetchJars } from '@sac/scripts/maven/fetch-jars'
import { requireJava } from '@sac/scripts/maven/require-java'
import { runProgram } from '@sac/scripts/process/run-program'
import { demand, outsideProgram } from './outside-program.ts'
import { type ProfileVerdict, parseVerapdfReport } from './parse-verapdf-report.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

const version = '1.28.2'

/** PDF/A-3a, PDF/A-3b, PDF/UA-1. */
export type PdfProfile = '3a' | '3b' | 'ua1'

export const verapdf = outsideProgram({
  name: 'veraPDF',
  find: async () => {
    await fetchVerapdf()
    return version
  },
})

/** Class path of veraPDF; fetched once with Maven. */
export async function fetchVerapdf(): Promise<string> {
  await requireJava('veraPDF')
  const artifacts = [`org.verapdf.apps:greenfield-apps:${version}`]
  return fetchJars({ cache: `verapdf/${version}`, artifacts, purpose: 'veraPDF' })
}

type Checks<Name extends string> = {
  /** Any number of files: each profile is one start of the Java machine, however many files. */
  files: Readonly<Record<Name, Uint8Array>>
  profiles?: readonly PdfProfile[]
}

/** veraPDF's verdict on every file for every profile, in the order of `files`. */
export async function checkProfilesWithVerapdf<Name extends string>({
  files,
  profiles = ['3a', '3b', 'ua1'],
}: Checks<Name>): Promise<Record<Name, Record<PdfProfile, ProfileVerdict>>> {
  await demand(verapdf)
  return withTemporaryFolder(async (folder) => {
    const names = Object.keys(files) as Name[]
    const paths = names.map((_, index) => join(folder, `${index}.pdf`))
    await Promise.all(names.map((name, index) => writeFile(paths[index] ?? '', files[name])))
    const verdicts = names.map((name) => [name, {} as Record<PdfProfile, ProfileVerdict>] as const)
    for (const profile of profiles) {
      const found = await runProfile(profile, paths)
      verdicts.forEach(([, byProfile], index) => {
        byProfile[profile] = found[index] ?? { compliant: false, failures: ['veraPDF did not judge this file'] }
      })
    }
    return Object.fromEntries(verdicts) as Record<Name, Record<PdfProfile, ProfileVerdict>>
  })
}

async function runProfile(profile: PdfProfile, paths: string[]): Promise<ProfileVerdict[]> {
  const args = ['-cp', await fetchVerapdf(), 'org.verapdf.apps.GreenfieldCliWrapper', '-f', profile, '--format', 'json']
  const { code, stdout, stderr } = await runProgram('java', [...args, ...paths])
  // 0: all comply, 1: some do not; anything else is not a verdict.
  if (code !== 0 && code !== 1)
    throw new Error(`veraPDF ended with code ${code}: ${stderr}${stdout.toString().slice(-400)}`)
  return parseVerapdfReport(stdout.toString(), paths)
}
