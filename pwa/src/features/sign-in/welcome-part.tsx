import { useState } from 'react'
import { Link } from '#customer/link.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { recallPlace } from './return-place.ts'

/** An account is open: one sentence, and the way back to what it was needed for. */
export function WelcomePart({ name }: { name: string }) {
  const { account } = useWords().messages
  const [place] = useState(() => recallPlace(Date.now()))
  return (
    <Page title={account.openTitle(name)} lead={account.openText}>
      <div className="cluster">
        {place !== null && (
          <a className="btn btn-primary" href={place}>
            {account.goOn}
          </a>
        )}
        <Link className={place === null ? 'btn btn-primary' : 'btn'} to="/cars/add">
          {account.toCars}
        </Link>
        <Link className="btn" to="/">
          {account.toHome}
        </Link>
      </div>
    </Page>
  )
}
