import './settings.css'
import type { Equipment } from '@sac/contracts/http/equipment'
import { equipmentOperations } from '@sac/contracts/operations/equipment'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Chip, type ChipTone } from '#admin/chip.tsx'
import { figuresColumn, wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column, Filter } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useCentres } from '#admin/use-centres.ts'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'
import { EquipmentDialog, EquipmentMeanwhile, seenOf } from './equipment-dialog.tsx'
import { type Speech, today } from './offer-lines.ts'

type Standing = 'in-use' | 'expiring' | 'over' | 'retired'
const tones: Record<Standing, ChipTone> = { 'in-use': 'good', expiring: 'wait', over: 'bad', retired: 'quiet' }
const soonMs = 30 * 86_400_000

function standingOf({ retiredOn, calibrationValidUntil: until }: Equipment): Standing {
  if (retiredOn !== null) return 'retired'
  if (until < today()) return 'over'
  return Date.parse(until) <= Date.now() + soonMs ? 'expiring' : 'in-use'
}

type Act = { of: Equipment; is: 'change' | 'retire' }
type Asked = Speech & { nameOf: (centreId: string) => string; onAct: (act: Act) => void }

function columnsOf({ messages, formats, nameOf, onAct }: Asked): Column<Equipment>[] {
  const { equipment: words, centre } = messages.settings
  const stateOf = (one: Equipment) => ({ ...words.states, over: words.over })[standingOf(one)]
  return [
    { id: 'name', name: words.name, cell: ({ name }) => <bdi>{name}</bdi>, text: ({ name }) => name },
    figuresColumn('id', words.id, ({ equipmentId }) => equipmentId),
    figuresColumn('serial', words.serial, ({ serial }) => serial),
    wordColumn('centre', centre, ({ centreId }) => nameOf(centreId)),
    {
      id: 'state',
      name: words.state,
      cell: (one) => <Chip tone={tones[standingOf(one)]}>{stateOf(one)}</Chip>,
      text: stateOf,
    },
    {
      id: 'until',
      name: words.until,
      cell: ({ calibrationValidUntil }) => <span className="tabular">{formats.date(calibrationValidUntil)}</span>,
      text: ({ calibrationValidUntil }) => calibrationValidUntil,
    },
    figuresColumn('checkpoints', words.checkpoints, ({ checkpoints }) => checkpoints.join(' '), { isExtra: true }),
    { id: 'act', name: words.act, cell: (one) => <Acts of={one} words={words} onAct={onAct} /> },
  ]
}

type ActsProps = { of: Equipment; words: Speech['messages']['settings']['equipment']; onAct: (act: Act) => void }

function Acts({ of: one, words, onAct }: ActsProps) {
  return (
    <>
      <Button
        look="plain"
        aria-label={`${words.recalibrate} ${one.name}`}
        onClick={() => onAct({ of: one, is: 'change' })}
      >
        {words.recalibrate}
      </Button>
      {one.retiredOn === null && (
        <Button
          look="plain"
          aria-label={`${words.retire} ${one.name}`}
          onClick={() => onAct({ of: one, is: 'retire' })}
        >
          {words.retire}
        </Button>
      )}
    </>
  )
}

/** What measures in the centres, and until when it is calibrated. */
export function CalibrationsPage() {
  const speech = useWords()
  const { equipment: words, centre } = speech.messages.settings
  const { options, nameOf } = useCentres()
  const [act, setAct] = useState<Act | 'register' | null>(null)
  const close = () => setAct(null)
  const filters: Filter[] = [
    { id: 'centreId', name: centre, options },
    {
      id: 'state',
      name: words.state,
      options: Object.entries(words.states).map(([value, label]) => ({ value, label })),
    },
  ]
  return (
    <OfficePage title={words.title} fills acts={<Button onClick={() => setAct('register')}>{words.register}</Button>}>
      <DataList
        of={{
          name: 'equipment',
          label: words.title,
          row: equipmentOperations['equipment.list'],
          items: ({ equipment }) => equipment,
          idOf: ({ equipmentId }) => equipmentId,
          columns: columnsOf({ ...speech, nameOf, onAct: setAct }),
          filters,
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
      {act === 'register' && <EquipmentDialog known={null} onClose={close} />}
      {act !== null && act !== 'register' && <ActOn act={act} onClose={close} />}
    </OfficePage>
  )
}

function ActOn({ act: { of: equipment, is }, onClose }: { act: Act; onClose: () => void }) {
  const { equipment: words } = useWords().messages.settings
  if (is === 'change') return <EquipmentDialog known={equipment} onClose={onClose} />
  return (
    <ActDialog
      row={equipmentOperations['equipment.retire']}
      title={words.retireNamed(equipment.name)}
      act={words.retireAct}
      isDangerous
      reason="required"
      input={({ actId: commandId, reason }) => ({
        params: { equipmentId: equipment.equipmentId },
        body: { commandId, reason, seen: seenOf(equipment) },
      })}
      onClose={onClose}
    >
      <EquipmentMeanwhile of={equipment} />
      <p>{words.retireText}</p>
    </ActDialog>
  )
}
