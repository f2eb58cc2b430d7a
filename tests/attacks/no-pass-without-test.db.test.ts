// What an inspector might try who wants a pass without a test, through the interfaces everybody has.
import { afterAll, beforeAll } from 'vitest'
import { openProduct, type Product } from '../pipeline/open-product.ts'
import { describeNoPassWithoutTest } from './no-pass-without-test.laws.ts'

let product: Product | undefined
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

describeNoPassWithoutTest(() => {
  if (!product) throw new Error('the product did not start')
  return product
})
