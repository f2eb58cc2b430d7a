import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const page = readFileSync(join(import.meta.dirname, '../../../index.html'), 'utf8')
const source = () => {
  const root = dirname(createRequire(import.meta.url).resolve('react-aria/package.json'))
  return readFileSync(join(root, 'dist/private/interactions/usePress.mjs'), 'utf8')
}

test('the page allows the one style React Aria adds to it, and no other', () => {
  const [, style = ''] = /style\.textContent = `([^`]+)`/.exec(source()) ?? []
  const [, attribute = ''] = /PRESSABLE_ATTRIBUTE = '([\w-]+)'/.exec(source()) ?? []
  const text = style.replace(/\$\{[^}]+\}/, attribute).trim()
  const hash = createHash('sha256').update(text).digest('base64')
  expect(page).toContain(`style-src 'self' 'sha256-${hash}';`)
})
