import type { PublicCentre } from '@sac/contracts/http/centres'
import { isolated } from '@sac/contracts/text/isolate'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Icon } from '#design/icon.tsx'

type Place = Pick<PublicCentre, 'place' | 'address'>

/** Where one drives to: street and town where the centre has said them, else its place; in the direction in which they are written. */
const linesOf = ({ place, address }: Place): string[] =>
  (address ? [address.street, `${address.postcode} ${address.city}`] : [place]).map(isolated)

/** The centre and where it is, in one line. */
export const centreLine = (centre: Place & { name: string }, { list }: CustomerFormats): string =>
  list([isolated(centre.name), ...linesOf(centre)])

/** The centre, where it is and its phone, which a tap calls. */
export function CentrePlace({ centre }: { centre: Place & Pick<PublicCentre, 'name' | 'phone'> }) {
  const { name, phone } = centre
  return (
    <address>
      <strong>{name}</strong>
      {linesOf(centre).map((line) => (
        <span key={line}>{line}</span>
      ))}
      {phone && <PhoneLink phone={phone} />}
    </address>
  )
}

function PhoneLink({ phone }: { phone: string }) {
  return (
    <a className="with-icon" href={`tel:${phone.replaceAll(' ', '')}`}>
      <Icon name="phone" />
      <bdi dir="ltr" className="num">
        {phone}
      </bdi>
    </a>
  )
}
