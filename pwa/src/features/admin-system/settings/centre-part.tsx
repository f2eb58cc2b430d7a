import type { Centre } from '@sac/contracts/http/centres'
import { isolated } from '@sac/contracts/text/isolate'
import { useDialog } from '#admin/dialogs.tsx'
import { Section } from '#admin/record/section.tsx'
import { Button } from '#design/button.tsx'
import { Facts } from '#design/facts.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { CentreDialog } from './centre-dialog.tsx'

const addressOf = ({ address }: Centre) =>
  address && isolated(`${address.street}, ${address.postcode} ${address.city}, ${address.country}`)

/** What a centre is called, where it is and is reached, and its bays. */
export function CentrePart({ of: centre }: { of: Centre }) {
  const { messages, formats } = useWords()
  const { settings: words } = messages
  const open = useDialog()
  return (
    <Section
      title={words.about}
      acts={
        <Button
          aria-label={words.changeNamed(words.about)}
          onClick={() => open((onClose) => <CentreDialog of={centre} onClose={onClose} />)}
        >
          {words.change}
        </Button>
      }
    >
      <div className="facts-wide">
        <Facts
          of={[
            { name: words.name, value: <bdi>{centre.name}</bdi> },
            { name: words.place, value: <bdi>{centre.place}</bdi> },
            { name: words.phone, value: centre.phone && <Figures>{centre.phone}</Figures> },
            { name: words.address, value: addressOf(centre) && <bdi>{addressOf(centre)}</bdi> },
            { name: words.bays, value: formats.list(centre.bays) },
            { name: words.station, value: <Figures>{centre.station}</Figures> },
            { name: words.timeZone, value: <Figures>{centre.timeZone}</Figures> },
            { name: words.profile, value: <Figures>{centre.profileId}</Figures> },
          ]}
        />
      </div>
    </Section>
  )
}
