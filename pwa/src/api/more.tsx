import { Button } from '#design/button.tsx'
import { useSharedWords } from '#words/app-words.tsx'

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }

/** What a list has more of; nothing at its end. */
export function More({ of }: { of: Pages }) {
  const { common } = useSharedWords().messages
  if (!of.hasNextPage) return null
  return (
    <div>
      <Button disabled={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {of.isFetchingNextPage ? common.loading : common.more}
      </Button>
    </div>
  )
}
