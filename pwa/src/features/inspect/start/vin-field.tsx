import { lazy, Suspense, useState } from 'react'
import { Button } from '#design/button.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/words.tsx'
import { judgeVin, typedVin } from './judge-vin.ts'

const ScanSheet = lazy(async () => ({ default: (await import('./scan-sheet.tsx')).ScanSheet }))

/** The VIN, typed or scanned; what its check digit says stands below and never blocks. */
export function VinField({ vin, onChange }: { vin: string; onChange: (vin: string) => void }) {
  const { vehicle } = useWords().messages
  const [scanning, setScanning] = useState(false)
  return (
    <>
      <TextField
        label={vehicle.vin}
        hint={<VinVerdict vin={vin} />}
        className="num caps"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        value={vin}
        onChange={(typed) => onChange(typedVin(typed))}
      />
      <div>
        <Button icon="camera" onClick={() => setScanning(true)}>
          {vehicle.scanVin}
        </Button>
      </div>
      <Suspense>
        {scanning && (
          <ScanSheet
            onClose={() => setScanning(false)}
            onFound={(found) => {
              onChange(found)
              setScanning(false)
            }}
          />
        )}
      </Suspense>
    </>
  )
}

function VinVerdict({ vin }: { vin: string }) {
  const { vehicle } = useWords().messages
  const { vinCheck: words } = vehicle
  const judged = judgeVin(vin)
  switch (judged.is) {
    case 'empty':
      return vehicle.vinHint
    case 'foreign':
      return <strong role="alert">{words.foreign(Array.from(judged.characters).join(' '))}</strong>
    case 'too-long':
      return <strong role="alert">{words.tooLong(judged.length)}</strong>
    case 'forbidden':
      return <strong>{words.forbidden}</strong>
    case 'short':
      return <span aria-live="polite">{words.short(judged.length)}</span>
    case 'whole':
      return <span aria-live="polite">{words[judged.check]}</span>
  }
}
