// The running product over HTTP, on the event log in PostgreSQL. One start for all of these laws.
import { afterAll, beforeAll } from 'vitest'
import { describeAfterCertification } from './after-certification.laws.ts'
import { describeAudit } from './audit.laws.ts'
import { describeAuthorship } from './authorship.laws.ts'
import { describeBookings } from './bookings.laws.ts'
import { describeCertificateLife } from './certificate-life.laws.ts'
import { describeDeadLetters } from './dead-letters.laws.ts'
import { describeFlows } from './flows.laws.ts'
import { describeLive } from './live.laws.ts'
import { openProduct, type Product } from './open-product.ts'
import { describePayments } from './payments.laws.ts'
import { describePhotos } from './photos.laws.ts'
import { describeQuarantine } from './quarantine.laws.ts'
import { describeReference } from './reference.laws.ts'
import { describeRepairedLines } from './repaired-lines.laws.ts'
import { describeRetests } from './retests.laws.ts'

let product: Product | undefined
const opened = (): Product => {
  if (!product) throw new Error('the product did not start')
  return product
}
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

describePhotos(opened)
describeQuarantine(opened)
describeRepairedLines(opened)
describeDeadLetters(opened)
describeCertificateLife(opened)
describeAfterCertification(opened)
describeAudit(opened)
describeAuthorship(opened)
describeReference(opened)
describeRetests(opened)
describeBookings(opened)
describePayments(opened)
describeFlows(opened)
describeLive(opened)
