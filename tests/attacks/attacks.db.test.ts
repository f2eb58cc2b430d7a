// What somebody might try who has an enrolled device and bad intentions, through the interfaces everybody has. One start of the
// product for all of it.
import { afterAll, beforeAll } from 'vitest'
import { openProduct, type Product } from '../pipeline/open-product.ts'
import { describeAudit } from './audit.laws.ts'
import { describeDisabled } from './disabled.laws.ts'
import { describeIdentity } from './identity.laws.ts'
import { describeOwnership } from './ownership.laws.ts'
import { describeImpostors } from './photos.laws.ts'
import { describeSessions } from './sessions.laws.ts'
import { describeStrangers } from './strangers.laws.ts'
import { describeTimes } from './times.laws.ts'

let product: Product | undefined
const opened = (): Product => {
  if (!product) throw new Error('the product did not start')
  return product
}
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

describeStrangers(opened)
describeTimes(opened)
describeDisabled(opened)
describeImpostors(opened)
describeSessions(opened)
describeIdentity(opened)
describeAudit(opened)
describeOwnership(opened)
