import { type ChangeEvent, useState } from 'react'
import { Icon } from '#design/icon.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'
import { readCode } from './read-code.ts'

/** Takes or chooses a picture of a code and says what it reads. */
export function CodePicture({ onRead }: { onRead: (text: string) => void }) {
  const { cars } = useWords().messages
  const [unread, setUnread] = useState(false)
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [picture] = target.files ?? []
    target.value = ''
    if (!picture) return
    const text = await readCode(picture).catch(() => null)
    setUnread(text === null)
    if (text !== null) onRead(text)
  }
  return (
    <>
      <label className="btn file">
        <Icon name="camera" />
        <span>{cars.scan}</span>
        <input type="file" accept="image/*" capture="environment" onChange={(event) => void read(event)} />
      </label>
      <Problem>{unread && cars.scanUnread}</Problem>
    </>
  )
}
