import { runProgram } from '../process/run-program.ts'

const howToGetJava = 'install a Java runtime of version 17 or newer (Debian: apt-get install openjdk-17-jre-headless)'

/** Throws one sentence that says how to get it unless `java` of version 17 or newer is on the path. */
export async function requireJava(purpose: string): Promise<void> {
  const { code, stdout, stderr } = await runProgram('java', ['-version'])
  if (code !== 0) throw new Error(`${purpose} needs Java, which is missing: ${howToGetJava}.`)
  const version = Number(/version "(\d+)/.exec(`${stderr}${stdout.toString()}`)?.[1])
  if (!(version >= 17)) throw new Error(`${purpose} needs Java 17 or newer, found ${version}: ${howToGetJava}.`)
}
