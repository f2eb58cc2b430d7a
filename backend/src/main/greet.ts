import { demoAccounts, demoPassword } from '../services/users/domain/demo-accounts.ts'
import type { Settings } from './settings.ts'

/** Tells the operator where everything is; to stderr, so that stdout stays JSON lines. */
export function greet({ PUBLIC_URL, SEED, DATA_DIR }: Settings): void {
  const accounts = demoAccounts.map(({ email }) => email).join(', ')
  const lines = [
    '',
    `SmartAutoCheck   ${PUBLIC_URL}`,
    `  office         ${PUBLIC_URL}/admin`,
    `  inspect        ${PUBLIC_URL}/inspect`,
    `  verify         ${PUBLIC_URL}/c`,
    `  API            ${PUBLIC_URL}/api/openapi.json`,
    `  data           ${DATA_DIR}`,
    ...(SEED !== 'none' ? [`  demo accounts  ${accounts}`, `  password       ${demoPassword}`] : []),
    '',
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}
