import type { CentreService } from '@sac/contracts/http/centres'
import { useDialog } from '#admin/dialogs.tsx'
import { Section } from '#admin/record/section.tsx'
import { Button } from '#design/button.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import type { Offered } from './offer-dialog.tsx'
import { durationText, pricesOf, serviceName } from './offer-lines.ts'
import { DropService, ServiceDialog } from './service-dialog.tsx'

/** What a centre does, how long it takes and what it costs. */
export function ServicesPart({ of: offered }: { of: Offered }) {
  const { services: words } = useWords().messages.settings
  const open = useDialog()
  const add = () => open((onClose) => <ServiceDialog of={offered} known={null} onClose={onClose} />)
  const { services } = offered.offer
  return (
    <Section title={words.title} acts={<Button onClick={add}>{words.add}</Button>}>
      {services.length === 0 ? <p className="quiet">{words.none}</p> : <ServiceTable of={offered} />}
    </Section>
  )
}

function ServiceTable({ of: offered }: { of: Offered }) {
  const { services: words } = useWords().messages.settings
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.category}</th>
          <th scope="col" className="at-end">
            {words.lasts}
          </th>
          <th scope="col" className="at-end">
            {words.price}
          </th>
          <th scope="col">{words.toCome}</th>
          <th scope="col">
            <span className="visually-hidden">{words.act}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {offered.offer.services.map((service) => (
          <ServiceRow key={`${service.kind} ${service.category}`} service={service} of={offered} />
        ))}
      </tbody>
    </table>
  )
}

function ServiceRow({ service, of: offered }: { service: CentreService; of: Offered }) {
  const speech = useWords()
  const { formats } = speech
  const { services: words, change, changeNamed } = speech.messages.settings
  const open = useDialog()
  const { inForce, toCome } = pricesOf(service)
  const name = serviceName(service, speech)
  const money = (amountMinor: number) => formats.money({ amountMinor, currency: offered.offer.currency })
  const given = { of: offered, known: service }
  const openChange = () => open((onClose) => <ServiceDialog {...given} onClose={onClose} />)
  const openDrop = () => open((onClose) => <DropService {...given} onClose={onClose} />)
  return (
    <tr>
      <th scope="row">{words.kinds[service.kind]}</th>
      <td>
        <Figures>{service.category}</Figures>
      </td>
      <td className="at-end tabular">{durationText(service.minutes, speech)}</td>
      <td className="at-end tabular">{inForce ? money(inForce.amountMinor) : '–'}</td>
      <td className="tabular">
        {formats.list(toCome.map((one) => words.from(money(one.amountMinor), formats.date(one.validFrom))))}
      </td>
      <td className="at-end">
        <Button look="plain" aria-label={changeNamed(name)} onClick={openChange}>
          {change}
        </Button>
        <Button look="plain" aria-label={`${words.drop} ${name}`} onClick={openDrop}>
          {words.drop}
        </Button>
      </td>
    </tr>
  )
}
