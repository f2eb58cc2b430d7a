// The rules of EN 16931 as CEN publishes them (Schematron, compiled to XSLT), run by Saxon: whether an electronic invoice is one.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fetchJars } from '@sac/scripts/maven/fetch-jars'
import { requireJava } from '@sac/scripts/maven/require-java'
import { runOrThrow } from '@sac/scripts/process/run-program'
import { demand, outsideProgram } from './outside-program.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

const saxon = '12.9'
const rules = '4.3.7'
const edition = '1.3.16'

export const invoiceRules = outsideProgram({
  name: 'EN 16931 rules (CEN, Saxon)',
  find: async () => {
    await fetchInvoiceRules()
    return edition
  },
})

/** Class path of Saxon and of the rules; fetched once with Maven, which compares every file with its published checksum. */
export async function fetchInvoiceRules(): Promise<string> {
  await requireJava('Checking electronic invoices')
  return fetchJars({
    cache: `invoice-rules/${rules}-${saxon}`,
    artifacts: [`net.sf.saxon:Saxon-HE:${saxon}`, `com.helger.phive.rules:phive-rules-en16931:${rules}`],
    purpose: 'The rules of EN 16931',
  })
}

const stylesheet = `classpath:external/schematron/${edition}/cii/EN16931-CII-validation.xslt`

export type RulesVerdict = {
  /** How many rules were asked; none means that it was no invoice. */
  fired: number
  /** `BR-CO-15: …`. */
  failures: string[]
}

/** The verdict on each of some electronic invoices (CII), by name. The Java machine starts once for all of them. */
export async function checkInvoiceRules<Name extends string>(
  files: Readonly<Record<Name, string>>,
): Promise<Record<Name, RulesVerdict>> {
  await demand(invoiceRules)
  return withTemporaryFolder(async (folder) => {
    const names = Object.keys(files) as Name[]
    const [from, to] = [join(folder, 'in'), join(folder, 'out')]
    await runOrThrow('mkdir', [from, to])
    await Promise.all(names.map((name, at) => writeFile(join(from, `${at}.xml`), files[name])))
    await runOrThrow('java', [
      '-cp',
      await fetchInvoiceRules(),
      'net.sf.saxon.Transform',
      `-s:${from}`,
      `-xsl:${stylesheet}`,
      `-o:${to}`,
    ])
    const made = await readdir(to)
    const verdicts = names.map(async (name, at) => {
      const report = made.find((file) => file.startsWith(`${at}.`))
      if (report === undefined) throw new Error(`no verdict on ${name}`)
      return [name, verdictOf(await readFile(join(to, report), 'utf8'))] as const
    })
    return Object.fromEntries(await Promise.all(verdicts)) as Record<Name, RulesVerdict>
  })
}

function verdictOf(report: string): RulesVerdict {
  const failed = report.matchAll(/<svrl:failed-assert[^>]*?\bid="([^"]*)"[\s\S]*?<svrl:text>([\s\S]*?)<\/svrl:text>/g)
  return {
    fired: report.split('<svrl:fired-rule').length - 1,
    failures: Array.from(failed, ([, id = '', text = '']) => `${id}: ${text.trim()}`),
  }
}
