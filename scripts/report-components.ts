// Prints which real components the last test run exercised; fails in CI when one is missing.
import { reportComponents } from './components/report-components.ts'

const { lines, missing } = await reportComponents()
for (const line of lines) console.log(line)
process.exitCode = missing > 0 && process.env['CI'] === 'true' ? 1 : 0
