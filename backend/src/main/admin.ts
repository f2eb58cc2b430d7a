// `npm run admin -- create <e-mail> "<name>" [en | fr | ar]`, with the settings of the installation. The password is typed, or the
// first line of what is piped in: a word of the command would stand in the shell's history and in the list of processes.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { RegisterCustomer } from '@sac/contracts/http/accounts'
import { systemClock } from '@sac/platform/clock'
import { uuidv7 } from '@sac/platform/ids'
import * as z from 'zod/mini'
import { createAdministrator } from '../services/users/handlers/create-administrator.ts'
import { createPasswordHash } from '../services/users/tokens/password-hash.ts'
import { usersSchema } from '../services/users/users-service.ts'
import { openBooks } from './open-books.ts'
import { runCommand, say } from './run-command.ts'
import { readSettings } from './settings.ts'

const usage = `usage: npm run admin -- create <e-mail> "<name>" [en | fr | ar]
       asks for the password, of twelve characters at least
`

/** What is typed is not shown. */
async function askPassword(): Promise<string> {
  const { stdin } = process
  process.stderr.write('Password: ')
  const output = new Writable({ write: (_typed, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output, terminal: stdin.isTTY })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}

async function create([email, name, language = 'en']: readonly string[]): Promise<number | null> {
  if (email === undefined || name === undefined) return null
  const asked = z.safeParse(RegisterCustomer, { email, name, language, password: await askPassword() })
  if (!asked.success) {
    for (const { path, message } of asked.error.issues) say(`${path.join('.')}: ${message}`)
    return 1
  }
  const books = await openBooks(readSettings(process.env))
  try {
    const deps = { pool: books.openPool(usersSchema.name), now: systemClock, newId: uuidv7 }
    const userId = await createAdministrator({ ...deps, passwords: createPasswordHash() }, asked.data)
    say(userId === null ? 'This address has an account already.' : `${email} is an administrator.`)
    return userId === null ? 1 : 0
  } finally {
    await books.close()
  }
}

await runCommand({ create }, usage)
