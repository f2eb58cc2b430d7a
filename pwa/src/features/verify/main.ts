// The verify page: the answer first, from this file alone; everything else afterwards. No framework.
import './verify.css'
import type { Verification } from '@sac/contracts/certificate/verification'
import { checkCode } from './check-code.ts'
import { reveal } from './draw.ts'
import { createTrustSource } from './lists.ts'
import { createPage } from './page.ts'
import { pinRoot } from './root-key.ts'

const now = () => Math.floor(Date.now() / 1000)
const afterwards = () => import('./afterwards.ts')

const change = createPage((page) => {
  if (page.view?.progress !== 'pending') void afterwards().then(({ drawMore }) => drawMore(page, change))
})

const { root, changed } = pinRoot(document.querySelector<HTMLMetaElement>('meta[name=sac-root]')?.content)
reveal('rootChanged', changed)
const trustFrom = root && createTrustSource(root, () => reveal('rolledBack', true))

let latest = 0

const checkAddress = async (): Promise<void> => {
  const run = ++latest
  // What a mail or chat program hung behind the digits is no part of the code.
  const digits = location.hash.slice(1).replace(/^(\d+).*/, '$1')
  const show = (verification: Verification, progress: 'pending' | 'done' | 'issuer') => {
    if (run === latest) change({ view: { verification, source: 'code', progress, at: now() }, digits })
  }
  if (digits === '') change({ view: null, digits })
  const { verification, trust } = digits ? await checkCode(digits, trustFrom, show) : await noCode()
  const { confirm, keepAllYears } = await afterwards()
  const confirmed = verification && (await confirm(digits, verification))
  if (confirmed) show(confirmed, 'issuer')
  if (trust) await keepAllYears(trust, now())
}

const noCode = async () => ({ verification: null, trust: (await trustFrom?.('network')) ?? null })

// Without these no code can be read or proven: the sentence of the page stays (#unable in c/index.html).
if ('BigInt' in self && 'subtle' in crypto) {
  reveal('unable', false)
  addEventListener('hashchange', () => void checkAddress())
  void checkAddress()
}
