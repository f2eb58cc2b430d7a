import '../money.css'
import { invoiceOperations } from '@sac/contracts/operations/invoices'
import { isolated } from '@sac/contracts/text/isolate'
import { useState } from 'react'
import { useDialog } from '#admin/dialogs.tsx'
import { OfficePage } from '#admin/office-page.tsx'
import { Section } from '#admin/record/section.tsx'
import { useCentres } from '#admin/use-centres.ts'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { Facts } from '#design/facts.tsx'
import { useWords } from '#words/admin/words.tsx'
import { type KnownSeller, SellerDialog } from './seller-dialog.tsx'

/** In whose name invoices are issued, and where. */
export function SellersPage() {
  const { money: words } = useWords().messages
  const read = useOffice(invoiceOperations['sellers.list'], {})
  const [isAdding, setAdding] = useState(false)
  return (
    <OfficePage
      title={words.sellers}
      lead={words.sellersText}
      acts={<Button onClick={() => setAdding(true)}>{words.addSeller}</Button>}
    >
      <Answered of={read}>
        {({ sellers }) => (
          <div className="stack">
            {sellers.length === 0 && <p className="empty quiet">{words.sellersEmpty}</p>}
            {sellers.map((seller) => (
              <SellerPart key={seller.sellerId} of={seller} />
            ))}
          </div>
        )}
      </Answered>
      {isAdding && <SellerDialog known={null} onClose={() => setAdding(false)} />}
    </OfficePage>
  )
}

function SellerPart({ of: known }: { of: KnownSeller }) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const { nameOf } = useCentres()
  const open = useDialog()
  const change = () => open((onClose) => <SellerDialog known={known} onClose={onClose} />)
  const { name, street, postcode, city, country, registration, vatId, exemption, timeZone, centres } = known.seller
  const { sellerFields: fields } = words
  return (
    <Section title={name} acts={<Button onClick={change}>{words.changeSeller}</Button>}>
      <Facts
        of={[
          { name: fields.street, value: isolated(formats.list([street, `${postcode} ${city}`, country])) },
          { name: fields.registration, value: <bdi>{registration}</bdi> },
          vatId === null ? { name: fields.exemption, value: exemption } : { name: fields.vatId, value: vatId },
          { name: fields.timeZone, value: timeZone },
          { name: words.sellsIn, value: formats.list(centres.map(nameOf)) || '–' },
        ]}
      />
    </Section>
  )
}
