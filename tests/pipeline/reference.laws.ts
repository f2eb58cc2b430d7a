// What a device must know to start an inspection comes down to it, templates by their hash.
import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { InspectionTemplate } from '@sac/contracts/template/template'
import { describe, expect, test } from 'vitest'
import { templateHash } from '../support/simulated-device.ts'
import type { Product } from './open-product.ts'
import { until } from './until.ts'

export function describeReference(product: () => Product): void {
  describe('reference data', () => {
    test('reaches a new device: the centre, its equipment, and the template the app brings along under the same hash', async () => {
      const device = await product().newDevice()
      const told = await until(
        async () => {
          const changes = await device.changes()
          const entities = new Set<string>(changes.map(({ entity }) => entity))
          return ['centre', 'equipment', 'template'].every((one) => entities.has(one)) ? changes : null
        },
        { what: 'the device to be told' },
      )
      const template = told.find(({ entity }) => entity === 'template')
      const body = template?.value?.['template'] as InspectionTemplate
      expect(template?.id).toBe(templateHash)
      expect(createHash('sha256').update(canonicalJson(body)).digest('hex')).toBe(templateHash)
    })

    test('travels compressed, and so does the app', async () => {
      const { stack, inspector } = product()
      const encodingOf = async (path: string) => {
        const headers = { 'accept-encoding': 'br', authorization: `Bearer ${inspector.accessToken}` }
        const response = await fetch(stack.url + path, { headers })
        return { encoding: response.headers.get('content-encoding'), text: await response.text() }
      }
      const { text: page } = await encodingOf('/inspect')
      const [, script = ''] = /<link[^>]+modulepreload[^>]+href="([^"]+)"/.exec(page) ?? []
      expect(await encodingOf(script)).toMatchObject({ encoding: 'br' })
      expect(await encodingOf('/sync/v1/changes')).toMatchObject({ encoding: 'br' })
    })
  })
}
