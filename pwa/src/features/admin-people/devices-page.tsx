import type { DeviceReport, ImportResult } from '@sac/contracts/http/devices'
import { deviceOperations } from '@sac/contracts/operations/devices'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Chip } from '#admin/chip.tsx'
import { figuresColumn, whenColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { Button } from '#design/button.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { ImportCopy, Imported } from './import-copy.tsx'

type Words = Messages['people']['devices']

const columnsOf = (words: Words, onRevoke: (device: DeviceReport) => void): Column<DeviceReport>[] => [
  { id: 'name', name: words.name, cell: ({ name }) => <bdi>{name}</bdi>, text: ({ name }) => name },
  {
    id: 'state',
    name: words.state,
    cell: ({ revokedAt }) => (
      <Chip tone={revokedAt === null ? 'good' : 'quiet'}>{revokedAt === null ? words.inUse : words.revoked}</Chip>
    ),
    text: ({ revokedAt }) => (revokedAt === null ? words.inUse : words.revoked),
  },
  figuresColumn('events', words.lines, ({ eventsOwed }) => String(eventsOwed), { atEnd: true }),
  figuresColumn('photos', words.photos, ({ photosOwed }) => String(photosOwed), { atEnd: true }),
  whenColumn('owed', words.owedSince, ({ owedSince }) => owedSince),
  whenColumn('contact', words.contact, ({ lastContactAt }) => lastContactAt),
  whenColumn('enrolled', words.enrolled, ({ enrolledAt }) => enrolledAt, { isExtra: true }),
  figuresColumn('build', words.build, ({ build }) => build, { isExtra: true }),
  {
    id: 'act',
    name: words.act,
    cell: (device) =>
      device.revokedAt === null && (
        <Button look="plain" aria-label={words.revokeNamed(device.name)} onClick={() => onRevoke(device)}>
          {words.revoke}
        </Button>
      ),
  },
]

/** Phones and tablets of the inspectors, and what each still owes. */
export function DevicesPage() {
  const { devices: words } = useWords().messages.people
  const [device, setDevice] = useState<DeviceReport | null>(null)
  const [isImporting, setImporting] = useState(false)
  const [imported, setImported] = useState<ImportResult | null>(null)
  return (
    <OfficePage title={words.title} fills acts={<Button onClick={() => setImporting(true)}>{words.importOpen}</Button>}>
      {imported && <Imported of={imported} />}
      <DataList
        of={{
          name: 'devices',
          label: words.title,
          row: deviceOperations['admin.devices'],
          items: ({ devices }) => devices,
          idOf: ({ deviceId }) => deviceId,
          columns: columnsOf(words, setDevice),
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
      {isImporting && <ImportCopy onClose={() => setImporting(false)} onDone={setImported} />}
      {device && (
        <ActDialog
          row={deviceOperations['admin.device-revoke']}
          title={words.revokeNamed(device.name)}
          act={words.revokeAct}
          isDangerous
          input={() => ({ params: { id: device.deviceId } })}
          onClose={() => setDevice(null)}
        >
          <p>{words.revokeText(device.eventsOwed, device.photosOwed)}</p>
        </ActDialog>
      )}
    </OfficePage>
  )
}
