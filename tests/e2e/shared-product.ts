// One started product for all journeys that disturb nobody: each has its own phones and cars, puts its phones away and leaves
// the product running. A journey that exchanges, kills or configures the product opens one of its own.
import { test as base } from '@playwright/test'
import { longPatienceMs } from '../support/patience.ts'
import { openProduct, type Product } from './open-product.ts'

export const test = base.extend<object, { product: Product }>({
  product: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads here which fixtures it needs: none.
    async ({}, use) => {
      const product = await openProduct()
      await use(product)
      await product.close()
    },
    { scope: 'worker', timeout: longPatienceMs },
  ],
})
