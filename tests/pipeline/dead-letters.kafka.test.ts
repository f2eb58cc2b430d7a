// The running product on Apache Kafka.
import { afterAll, beforeAll, inject } from 'vitest'
import { describeDeadLetters } from './dead-letters.laws.ts'
import { openProduct, type Product } from './open-product.ts'

let product: Product | undefined
beforeAll(async () => {
  product = await openProduct({ brokers: inject('kafkaBrokers') })
})
afterAll(() => product?.close())

describeDeadLetters(() => {
  if (!product) throw new Error('the product did not start')
  return product
})
