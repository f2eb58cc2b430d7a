// `npm run seed -- [--inspections 50000] [--payments 200000] [--messages 200000] [--seed 1] [--until 2026-11-29]`: fills the demo's
// database, of the installation the settings name, with made-up years of work.
import { parseArgs } from 'node:util'
import { openBooks } from '@sac/backend/main/open-books'
import { readSettings } from '@sac/backend/main/settings'
import { seedScale } from '../bench/scale/seed-scale.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: { inspections: text, payments: text, messages: text, seed: text, until: text },
})
const books = await openBooks(readSettings(process.env))
try {
  await seedScale(books.openPool('public'), {
    inspections: Number(values.inspections ?? 50_000),
    payments: Number(values.payments ?? 200_000),
    messages: Number(values.messages ?? 200_000),
    seed: Number(values.seed ?? 1),
    until: values.until ?? new Date().toISOString().slice(0, 10),
    said: (line) => console.log(line),
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await books.close()
}
