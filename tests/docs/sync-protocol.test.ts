import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { positions } from '@sac/contracts/template/positions'
import { Quantity } from '@sac/contracts/template/template'
import { expect, test } from 'vitest'

const text = readFileSync(join(import.meta.dirname, '../../docs/sync-protocol.md'), 'utf8').replaceAll(/\s+/g, ' ')

test('the protocol names the positions of every kind of measurement', () => {
  const [told = ''] = /\*\*Positions\*\*.*?`appliesWhen/.exec(text) ?? []
  for (const [per, all] of Object.entries(positions)) {
    expect(told).toContain(`\`${per}\``)
    expect(told).toContain(`\`${all.join(' ')}\``)
  }
})

test('the protocol says how every quantity is figured', () => {
  for (const of of Quantity.shape.of.options) expect(text).toContain(`| \`${of}\` |`)
})
