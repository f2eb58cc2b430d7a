import { Button } from '#design/button.tsx'
import { Figures } from '#design/plate.tsx'
import { saveFile } from '#platform/save-file.ts'
import { useWords } from '#words/admin/words.tsx'

type RecoveryCodesProps = { codes: readonly string[]; onKept: () => void }

/** Shown once; whoever goes on says that they have kept them. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { account } = useWords().messages
  const save = () =>
    saveFile({
      name: 'smartautocheck-recovery-codes.txt',
      blob: new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }),
    })
  return (
    <>
      <p className="quiet">{account.recoveryWhy}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <Figures>{code}</Figures>
          </li>
        ))}
      </ul>
      <div className="cluster">
        <Button icon="save" onClick={save}>
          {account.saveCodes}
        </Button>
        <Button look="primary" onClick={onKept}>
          {account.kept}
        </Button>
      </div>
    </>
  )
}
