// The live view on Apache Kafka.
import { afterAll, beforeAll, inject } from 'vitest'
import '../support/kafka-global.ts'
import { describeLive } from './live.laws.ts'
import { openProduct, type Product } from './open-product.ts'

let product: Product | undefined
const opened = (): Product => {
  if (!product) throw new Error('the product did not start')
  return product
}
beforeAll(async () => {
  product = await openProduct({ brokers: inject('kafkaBrokers') })
})
afterAll(() => product?.close())

describeLive(opened)
