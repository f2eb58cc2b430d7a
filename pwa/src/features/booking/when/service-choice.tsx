import type { PublicCentre } from '@sac/contracts/http/centres'
import { categoriesOf } from '#customer/use-centres.ts'
import { wordOf } from '#design/i18n/word-of.ts'
import { Segments } from '#design/segments.tsx'
import { useWords } from '#words/customer/words.tsx'
import { changeDraft, useDraft } from '../model/use-draft.ts'

/** Which test, for which kind of vehicle, each with its price. */
export function ServiceChoice({ centre }: { centre: PublicCentre }) {
  const { messages, formats } = useWords()
  const { booking, home } = messages
  const { kind, category } = useDraft()
  const categories = categoriesOf(centre)
  const services = centre.services.filter((service) => service.category === category)
  return (
    <div className="stack stack-tight">
      {categories.length > 1 && (
        <Segments
          label={booking.vehicleKind}
          value={category}
          onChange={(chosen) => changeDraft({ category: chosen })}
          options={categories.map((code) => ({ value: code, label: wordOf(home.categories, code) }))}
        />
      )}
      <Segments
        label={booking.service}
        value={kind}
        onChange={(chosen) => changeDraft({ kind: chosen })}
        options={services.map((service) => ({
          value: service.kind,
          label: (
            <>
              {home.kindsShort[service.kind]}
              <br />
              <span className="price">{formats.money(service.price)}</span>
            </>
          ),
        }))}
      />
    </div>
  )
}
