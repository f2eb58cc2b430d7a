import { parseNumber } from '@sac/contracts/certificate/number'
import type { Certificate, Snapshot } from './snapshot.ts'

type Check = (snapshot: Snapshot) => string[]

const name = ({ number, revision, inspectionId }: Pick<Certificate, 'number' | 'revision' | 'inspectionId'>) =>
  `${number ?? 'the refusal'} revision ${revision} of inspection ${inspectionId}`

const onePaperEach: Check = ({ recorded, certificates }) => {
  const byInspection = Map.groupBy(certificates, ({ inspectionId }) => inspectionId)
  const known = new Set(recorded.inspections.map(({ inspectionId }) => inspectionId))
  return [
    ...recorded.inspections.flatMap(({ inspectionId, ends }) => {
      const papers = byInspection.get(inspectionId) ?? []
      if (papers.length === 0) return [`inspection ${inspectionId} was sealed and has no paper`]
      if (papers.length > 1)
        return [`inspection ${inspectionId} has ${papers.length} papers: ${papers.map(name).join(', ')}`]
      return papers.flatMap((paper) => [
        ...(paper.status === 'valid' ? [] : [`${name(paper)} is ${paper.status}, not valid`]),
        ...((paper.number === null) === (ends === 'abandoned')
          ? []
          : [`${name(paper)} is a ${paper.kind} although it was ${ends}`]),
      ])
    }),
    ...certificates
      .filter(({ inspectionId }) => !known.has(inspectionId))
      .map((paper) => `${name(paper)} belongs to an inspection nobody recorded`),
  ]
}

const numbers: Check = ({ certificates }) => {
  const numbered = certificates.flatMap((one) => (one.number === null ? [] : [{ ...one, number: one.number }]))
  const doubled = [...Map.groupBy(numbered, ({ number }) => number)].flatMap(([number, papers]) => {
    const inspections = new Set(papers.map(({ inspectionId }) => inspectionId))
    return inspections.size === 1
      ? []
      : [`number ${number} names ${inspections.size} inspections: ${[...inspections].join(', ')}`]
  })
  const parsed = numbered.flatMap(({ number }) => parseNumber(number) ?? [])
  const gaps = [...Map.groupBy(parsed, ({ station, year }) => `${station} ${year}`)].flatMap(([series, taken]) => {
    const sequences = new Set(taken.map(({ sequence }) => sequence))
    const last = Math.max(...sequences)
    const missing = Array.from({ length: last }, (_, at) => at + 1).filter((one) => !sequences.has(one))
    return missing.length === 0 ? [] : [`series ${series} ends at ${last} and lacks ${missing.slice(0, 10).join(', ')}`]
  })
  return [...doubled, ...gaps]
}

const handedOut: Check = ({ papers, certificates }) =>
  papers.flatMap((paper) => {
    const { number, inspectionId, certificateId, hasQr, state, verifiedNumber, pdfSha256, pdfNow } = paper
    const held = `paper ${number ?? certificateId}, handed out for inspection ${inspectionId},`
    const now = certificates.find((one) => one.inspectionId === inspectionId && one.status === 'valid')
    const others = certificates.filter((one) => one.number !== null && one.number === number)
    return [
      ...(!hasQr || state === 'VALID' ? [] : [`${held} verifies as ${state}`]),
      ...(!hasQr || state !== 'VALID' || verifiedNumber === number
        ? []
        : [`${held} verifies with the number ${verifiedNumber}`]),
      ...(now === undefined || now.number === number ? [] : [`${held} has the number ${now.number} in the books now`]),
      ...others
        .filter((other) => other.inspectionId !== inspectionId)
        .map((other) => `${held} shares its number with inspection ${other.inspectionId}`),
      ...(pdfNow === null ? [`${held} cannot be had any more`] : []),
      ...(pdfNow === null || pdfNow === pdfSha256 ? [] : [`${held} is another document when asked for again`]),
    ]
  })

const allCollected: Check = ({ papers, certificates }) => {
  const held = new Set(papers.map(({ certificateId }) => certificateId))
  return certificates
    .filter(({ certificateId, status }) => status !== 'issuing' && !held.has(certificateId))
    .map((one) => `${name(one)} is in the books and was never to be had`)
}

export const checkPapers: Readonly<Record<string, Check>> = {
  'every sealed inspection has one valid paper': onePaperEach,
  'numbers have no gap and none is doubled': numbers,
  'every paper ever handed out is as good as then': handedOut,
  'every paper in the books can be had': allCollected,
}
