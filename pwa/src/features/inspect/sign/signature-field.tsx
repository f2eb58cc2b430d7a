import { textLimits } from '@sac/contracts/text/judge-text'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { TextField } from '#design/text-field.tsx'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'
import type { Signature } from '../model/signature.ts'
import { SignaturePadCanvas } from './signature-pad-canvas.tsx'

type FieldProps = { signature: Signature; onChange: (signature: Signature) => void }

/** A drawn signature, or the typed name of who cannot draw one. */
export function SignatureField({ signature, onChange }: FieldProps) {
  if (signature.method === 'typed') return <TypedName name={signature.name} onChange={onChange} />
  return <DrawnSignature empty={signature.strokes === null} onChange={onChange} />
}

function TypedName({ name, onChange }: { name: string; onChange: FieldProps['onChange'] }) {
  const { sign } = useWords().messages
  const problem = useTextProblem('signature')
  return (
    <div className="stack stack-tight">
      <TextField
        label={sign.typedName}
        autoComplete="name"
        maxLength={textLimits.signature.max}
        dir="auto"
        value={name}
        problem={problem(name)}
        onChange={(typed) => onChange({ method: 'typed', name: typed })}
      />
      <div>
        <Button look="plain" icon="pen" onClick={() => onChange({ method: 'drawn', strokes: null })}>
          {sign.drawnInstead}
        </Button>
      </div>
    </div>
  )
}

function DrawnSignature({ empty, onChange }: { empty: boolean; onChange: FieldProps['onChange'] }) {
  const { sign } = useWords().messages
  const [generation, setGeneration] = useState(0)
  const clear = () => {
    setGeneration(generation + 1)
    onChange({ method: 'drawn', strokes: null })
  }
  return (
    <div className="stack stack-tight">
      <p className="quiet">{sign.padHint}</p>
      <SignaturePadCanvas
        key={generation}
        label={sign.pad}
        onStrokes={(strokes) => onChange({ method: 'drawn', strokes })}
      />
      <div className="cluster">
        <Button icon="erase" disabled={empty} onClick={clear}>
          {sign.clear}
        </Button>
        <Button look="plain" onClick={() => onChange({ method: 'typed', name: '' })}>
          {sign.typedInstead}
        </Button>
      </div>
    </div>
  )
}
