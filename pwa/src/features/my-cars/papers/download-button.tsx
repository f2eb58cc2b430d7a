import type { Operation } from '@sac/contracts/operations/operation'
import type { Input } from '#api/office.ts'
import { refusalWords } from '#api/refusal-words.ts'
import { useFetch } from '#api/use-file.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { saveFile } from '#platform/save-file.ts'
import { useWords } from '#words/customer/words.tsx'

type DownloadProps<Row extends Operation> = {
  row: Row
  input: Input<Row>
  /** Of the file, without its ending. */
  name: string
  look?: 'primary'
}

/** Fetches a PDF and hands it over as a file. */
export function DownloadButton<Row extends Operation>({ row, input, name, look }: DownloadProps<Row>) {
  const { messages } = useWords()
  const { papers } = messages
  const fetching = useFetch(row)
  const onSuccess = (body: unknown) => {
    if (body instanceof Blob) saveFile({ name: `${name}.pdf`, blob: new Blob([body], { type: 'application/pdf' }) })
  }
  return (
    <>
      <Button
        icon="save"
        {...(look ? { look } : {})}
        disabled={fetching.isPending}
        onClick={() => fetching.mutate(input, { onSuccess })}
      >
        {fetching.isPending ? papers.downloading : papers.download}
      </Button>
      <Problem>{refusalWords(fetching.error, messages)}</Problem>
    </>
  )
}
