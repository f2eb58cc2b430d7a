// What is published about the API is true: whatever fits the document, or nearly does, is answered as the document says.
import { afterAll, beforeAll, test } from 'vitest'
import { openProduct, type Product } from '../pipeline/open-product.ts'
import { signIn } from '../support/simulated-device.ts'
import { askWhatIsDocumented, schemathesis } from './schemathesis.ts'

let product: Product | undefined
beforeAll(async () => {
  if ((await schemathesis.available()).ok) product = await openProduct()
})
afterAll(() => product?.close())

const bearer = ({ accessToken }: { accessToken: string }) => ({ Authorization: `Bearer ${accessToken}` })

/** Headers of whoever may ask each part; the sessions that are ended are nobody else's. */
const askers = [
  {
    part: 'the API, asked by an administrator',
    choose: ['--exclude-tag=auth', '--exclude-tag=sync'],
    seconds: 20,
    headersFrom: async ({ stack }: Product) => bearer(await signIn(stack.url, 'admin@demo.test')),
  },
  {
    part: 'the sync protocol, asked by an inspector’s device',
    choose: ['--include-tag=sync'],
    seconds: 10,
    headersFrom: async ({ inspector, newDevice }: Product) => ({
      ...bearer(inspector),
      'Sac-Device': (await newDevice()).credential,
    }),
  },
  {
    part: 'signing in and out, asked by a customer',
    choose: ['--include-tag=auth'],
    seconds: 5,
    headersFrom: async ({ stack }: Product) => bearer(await signIn(stack.url, 'customer2@demo.test')),
  },
]

test.for(askers)('$part is answered as documented', async ({ choose, seconds, headersFrom }, context) => {
  if (!product) return context.skip('Schemathesis is not here')
  const { url } = product.stack
  const { conforms, text } = await askWhatIsDocumented({ url, choose, seconds, headers: await headersFrom(product) })
  if (!conforms) throw new Error(text)
})
