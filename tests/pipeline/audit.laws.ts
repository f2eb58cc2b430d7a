// What the office is told of who did what, to whom.
import { AuditList } from '@sac/contracts/http/audit'
import { describe, expect, test } from 'vitest'
import type { Product } from './open-product.ts'

export function describeAudit(product: () => Product): void {
  describe('an act', () => {
    test('on a device says what the device is called and whose it is', async () => {
      const { deviceId } = await product().newDevice()
      const response = await product().office.get('/api/v1/admin/audit?action=device.enrolled')
      const { acts } = AuditList.parse(await response.json())
      const { rows } = await product().database.pool.query<{ name: string; person: string; called: string }>(
        `SELECT devices.name, inspector_id AS person, users.name AS called FROM sync.devices
           JOIN users.users ON user_id::text = inspector_id WHERE device_id = $1`,
        [deviceId],
      )
      const [known] = rows
      const act = acts.find(({ subjectId }) => subjectId === deviceId)
      expect(act?.subjectDevice).toEqual({ name: known?.name, personId: known?.person, personName: known?.called })
      expect(known?.name).toMatch(/\S/)
      expect(act).toMatchObject({ subjectName: null, actorName: known?.called })
    })
  })
}
