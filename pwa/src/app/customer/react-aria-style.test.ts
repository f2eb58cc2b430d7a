import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const textOf = (path: string) => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8')
// Both policies apply: what the page says, and what comes with it over HTTP.
const pages = ['index.html', 'admin/index.html'].map(textOf)
const headers = textOf('../platform/src/http/security-headers.ts')
const source = () => {
  const root = dirname(createRequire(import.meta.url).resolve('react-aria/package.json'))
  return readFileSync(join(root, 'dist/private/interactions/usePress.mjs'), 'utf8')
}

test('the policies of page and answer allow the one style React Aria adds to it, and no other', () => {
  const [, style = ''] = /style\.textContent = `([^`]+)`/.exec(source()) ?? []
  const [, attribute = ''] = /PRESSABLE_ATTRIBUTE = '([\w-]+)'/.exec(source()) ?? []
  const text = style.replace(/\$\{[^}]+\}/, attribute).trim()
  const hash = createHash('sha256').update(text).digest('base64')
  for (const page of pages) expect(page).toContain(`style-src 'self' 'sha256-${hash}';`)
  expect(headers).toContain(`"'sha256-${hash}'"`)
})
