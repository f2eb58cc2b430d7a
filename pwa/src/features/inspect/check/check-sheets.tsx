import type { Recorded } from '@sac/contracts/inspection/field-key'
import { lazy } from 'react'
import { useCurrentInspection } from '../current-inspection.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { checkpointPurpose } from '../model/photo-purpose.ts'
import { dropText } from '../text-draft.ts'
import { kinds, placeOf } from './more-place.ts'
import type { Checking, OpenSheet } from './use-checking.ts'

const FailSheet = lazy(async () => ({ default: (await import('../fail/fail-sheet.tsx')).FailSheet }))
const MoreSheet = lazy(async () => ({ default: (await import('./more-sheet.tsx')).MoreSheet }))
const BeyondSheet = lazy(async () => ({ default: (await import('./beyond-sheet.tsx')).BeyondSheet }))
const CameraSheet = lazy(async () => ({ default: (await import('../camera/camera-sheet.tsx')).CameraSheet }))

type SheetsProps = { sheet: OpenSheet; onChange: (sheet: OpenSheet | null) => void; checking: Checking }

/** The dialog over the card; only one at a time. */
export function CheckSheets({ sheet, onChange, checking }: SheetsProps) {
  const { view } = useCurrentInspection()
  const item = view.byCode.get(sheet.code)
  const close = () => onChange(null)
  if (!item) return null
  if (sheet.kind === 'camera')
    return <CameraSheet purpose={checkpointPurpose(sheet.code, sheet.defectId)} onClose={close} onTaken={close} />
  if (sheet.kind === 'more') return <More item={item} close={close} checking={checking} onChange={onChange} />
  if (sheet.kind === 'beyond')
    return <BeyondSheet item={item} onClose={close} onSuggested={(suggested) => checking.fail(item, suggested)} />
  return (
    <FailSheet
      key={sheet.code}
      item={item}
      onElsewhere={(hit) => checking.failElsewhere(item, hit)}
      suggested={sheet.suggested}
      onClose={close}
      onAdded={(defectId, photograph) => onChange(photograph ? { kind: 'camera', code: sheet.code, defectId } : null)}
    />
  )
}

type MoreProps = { item: CheckpointView; close: () => void } & Pick<SheetsProps, 'checking' | 'onChange'>

function More({ item, close, checking, onChange }: MoreProps) {
  const writer = useCurrentInspection()
  const leave = () => {
    for (const kind of kinds) dropText(writer, placeOf(kind, item))
    close()
  }
  const record = async (records: Recorded[], answered: boolean) => {
    if (answered && checking.isBeyond(item)) return onChange({ kind: 'beyond', code: item.checkpoint.code })
    if (!(await checking.record(records))) return
    leave()
    if (answered) checking.advance(item)
  }
  return <MoreSheet item={item} onClose={leave} onRecord={(records, answered) => void record(records, answered)} />
}
