// Outcome → signed, tagged PDF/A-3a on disk, against the same pages by raw pdfkit, unsigned and untagged, on disk.
import { readSigningKeys } from '@sac/backend/services/certificates/keys/read-signing-keys'
import { renderDocument } from '@sac/backend/services/certificates/pdf/render-document'
import { sealDocument } from '@sac/backend/services/certificates/pdf/seal/seal-document'
import { makeDocument } from './certificate/make-document.ts'
import { compareWithRaw } from './papers/compare-with-raw.ts'

export const certificate = compareWithRaw({
  target: 0.8,
  open: async (folder) => {
    const settings = { CERT_ORGANISATION: 'Benchmark Centre' }
    const { seal } = await readSigningKeys({ folder, settings, now: new Date('2026-01-01T00:00:00Z') })
    return {
      draw: (n) => renderDocument(makeDocument(n)),
      finish: (rendered) => sealDocument(rendered, { chain: seal.chain, sign: seal.signer.sign }),
    }
  },
})
