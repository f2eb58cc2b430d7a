// `npm run openapi`: writes docs/openapi.json and docs/asyncapi.json. With --check it writes nothing and fails when they are stale.
import { readFile, writeFile } from 'node:fs/promises'
import { writeAsyncApi } from '@sac/contracts/events/write-asyncapi'
import { writeOpenApi } from '@sac/contracts/http/write-openapi'
import manifest from '../package.json' with { type: 'json' }

const documents = {
  'docs/openapi.json': writeOpenApi(manifest.version),
  'docs/asyncapi.json': writeAsyncApi(manifest.version),
}
const check = process.argv.includes('--check')

for (const [path, document] of Object.entries(documents)) {
  const text = `${JSON.stringify(document, null, 2)}\n`
  if (!check) await writeFile(path, text)
  else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
    console.error(`${path} is stale: run npm run openapi`)
    process.exitCode = 1
  }
}
