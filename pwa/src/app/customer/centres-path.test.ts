import { centreOperations } from '@sac/contracts/operations/centres'
import { expect, test } from 'vitest'
import { pathOf } from '#api/office.ts'
import { centresPath } from './centres-path.ts'

test('the first lines ask for the centres as the table of operations does', () => {
  expect(centresPath).toBe(pathOf(centreOperations['centres.list'], { query: {} }))
})
