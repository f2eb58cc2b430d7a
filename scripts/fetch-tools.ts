// `npm run fetch-tools`: fetches the broker and the checkers that tests use into .cache; says in one sentence what failed.
import { fetchTestTools } from './testing/fetch-test-tools.ts'

const failures = await fetchTestTools()
for (const sentence of failures) console.error(sentence)
process.exitCode = failures.length === 0 ? 0 : 1
