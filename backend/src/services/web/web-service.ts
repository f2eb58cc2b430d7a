import type { Service } from '@sac/platform/process/service'
import { serveDocuments } from './serve-documents.ts'
import { type ServePwa, servePwa } from './serve-pwa.ts'

type Host = Pick<ServePwa, 'settings' | 'now'> & {
  /** Public key of the trust list's root, JWK as JSON. */
  readRootKey: () => Promise<string>
}

/** The apps, and the documents of the interface they use. */
export const webService: Service<Host> = {
  name: 'web',
  open: async ({ settings, now, readRootKey }) => ({
    pages: [serveDocuments(), ...(await servePwa({ settings, now, rootKey: await readRootKey() }))],
  }),
}
