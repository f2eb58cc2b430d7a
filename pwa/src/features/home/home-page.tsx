import type { PublicCentre } from '@sac/contracts/http/centres'
import { Answered } from '#api/answered.tsx'
import { CentreChoice } from '#customer/centre-choice.tsx'
import { Link } from '#customer/link.tsx'
import { useChosenCentre } from '#customer/use-centres.ts'
import { useWanted } from '#customer/use-wanted.ts'
import { Icon } from '#design/icon.tsx'
import { useTitle } from '#design/use-title.ts'
import { useWords } from '#words/customer/words.tsx'
import { Hours } from './hours.tsx'
import { NextFree } from './next-free.tsx'
import { Prices } from './prices.tsx'

/** What a centre does, what it costs, when it is open; one act. */
export function HomePage() {
  const { home } = useWords().messages
  useTitle(home.title)
  const wanted = useWanted().centre
  const { centre, asked } = useChosenCentre(wanted)
  return (
    <main id="content" className="home" tabIndex={-1}>
      <section className="hero">
        <div className="hero-words">
          <h1>{home.headline}</h1>
          <p className="lead">{home.lead}</p>
          <div className="hero-act">
            <Link className="btn btn-primary btn-hero" to="/book" search={{ centre: wanted }}>
              <span>{home.book}</span>
            </Link>
            <p className="next-free" aria-live="polite">
              {centre && <NextFree centre={centre} />}
            </p>
          </div>
        </div>
        <div className="hero-prices">
          <Answered of={asked} rows={4}>
            {() => (centre ? <Prices centre={centre} /> : <CentreChoice to="/" />)}
          </Answered>
          {centre && wanted && <Link to="/">{home.otherCentre}</Link>}
        </div>
      </section>
      <HowItGoes />
      <div className="home-pair">
        {centre && <Hours centre={centre} />}
        <div className="stack">
          {centre && <Terms centre={centre} />}
          <Verify />
        </div>
      </div>
    </main>
  )
}

function HowItGoes() {
  const { home } = useWords().messages
  return (
    <section className="home-section" aria-labelledby="how">
      <h2 id="how">{home.howTitle}</h2>
      <ol className="home-steps">
        {home.steps.map(({ title, text }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Terms({ centre: { rules } }: { centre: PublicCentre }) {
  const { messages, formats } = useWords()
  const { home } = messages
  return (
    <section className="card" aria-labelledby="terms">
      <h2 id="terms">{home.termsTitle}</h2>
      <p>
        {home.freeUntil(Math.ceil(rules.freeUntilMinutes / 60))}{' '}
        {rules.lateFeePercent > 0 && home.lateFee(formats.percent(rules.lateFeePercent))}
      </p>
    </section>
  )
}

function Verify() {
  const { home } = useWords().messages
  return (
    <section className="card" aria-labelledby="verify">
      <h2 id="verify">{home.verifyTitle}</h2>
      <p>{home.verifyText}</p>
      <a className="link-on" href="/c">
        {home.verifyAct}
        <Icon name="forward" />
      </a>
    </section>
  )
}
