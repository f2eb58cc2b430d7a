// Whether what has arrived is what the lines name it as: photos are pictures, a signature is text.
import type { BlobContent } from '@sac/contracts/events/device-events'
import type { InspectionState } from '@sac/contracts/inspection/fold'
import type { Evidence } from './evidence.ts'
import type { Reason } from './reason.ts'

const words: Readonly<Record<string, string>> = {
  empty: 'it is empty',
  'not-jpeg': 'it is no JPEG',
  'cut-short': 'its end is missing',
  damaged: 'it is damaged',
  'no-pixels': 'it has no size',
  'too-many-pixels': 'it has more than 40 megapixels',
  unsupported: 'it is a JPEG of a kind nothing here shows',
  'trailing-bytes': 'something that is no picture lies behind it',
}

function whyNot(content: BlobContent): string {
  if (content.kind === 'rubbish') return words[content.fault] ?? content.fault
  return content.kind === 'text' ? 'it is a text' : 'it is a picture'
}

type Photo = InspectionState['photos'][number]

const nameOf = ({ sha256, role, checkpoint }: Photo) =>
  `photo ${sha256.slice(0, 12)} (${checkpoint === null ? role : `${role} ${checkpoint}`})`

/** Photos and a signature that count and cannot be used; each tells what to do. */
export function unreadableBlobs(state: InspectionState, contents: Evidence['contents'] = new Map()): Reason[] {
  const photos = state.photos.flatMap((photo): Reason[] => {
    const content = contents.get(photo.sha256)
    if (!content || content.kind === 'picture') return []
    const detail = `${nameOf(photo)} cannot be used, ${whyNot(content)}: take it again and seal again`
    return [{ code: 'photo-unreadable', detail }]
  })
  return [...photos, ...unreadableSignature(state, contents)]
}

function unreadableSignature({ signature }: InspectionState, contents: ReadonlyMap<string, BlobContent>): Reason[] {
  const sha256 = signature?.value.strokes.sha256 ?? ''
  const content = contents.get(sha256)
  if (!content || content.kind === 'text') return []
  const detail = `signature ${sha256.slice(0, 12)} cannot be read, ${whyNot(content)}: sign again and seal again`
  return [{ code: 'signature-unreadable', detail }]
}
