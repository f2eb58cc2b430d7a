import { checkVin } from '@sac/contracts/inspection/vin-check'
import { lazy, Suspense, useState } from 'react'
import { Button } from '#design/button.tsx'
import { Field } from '#design/field.tsx'
import { useWords } from '../messages/words.tsx'
import { cleanVin } from '../model/vehicle-form.ts'

const ScanSheet = lazy(async () => ({ default: (await import('./scan-sheet.tsx')).ScanSheet }))

/** The VIN, typed or scanned; what its check digit says stands below and never blocks. */
export function VinField({ vin, onChange }: { vin: string; onChange: (vin: string) => void }) {
  const { vehicle } = useWords().messages
  const [scanning, setScanning] = useState(false)
  return (
    <>
      <Field label={vehicle.vin} hint={<VinVerdict vin={vin} />}>
        {(ids) => (
          <input
            {...ids}
            className="input num caps"
            dir="ltr"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={25}
            value={vin}
            onChange={(event) => onChange(cleanVin(event.target.value).slice(0, 17))}
          />
        )}
      </Field>
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
  if (vin.length === 0) return vehicle.vinHint
  if (/[IOQ]/.test(vin)) return <strong>{vehicle.vinCheck.forbidden}</strong>
  const count = vin.length < 17 ? ` (${vin.length}/17)` : ''
  return (
    <span aria-live="polite">
      {vehicle.vinCheck[checkVin(vin)]}
      {count}
    </span>
  )
}
