import { isolated } from '@sac/contracts/text/isolate'
import { lazy, Suspense, useState } from 'react'
import { Button } from '#design/button.tsx'
import { Check, ChooseOne } from '#design/choices.tsx'
import { languageNames, languages } from '#design/i18n/language.ts'
import { Icon } from '#design/icon.tsx'
import { changePreferences } from '#design/preferences.ts'
import { Screen } from '#design/screen.tsx'
import { usePreferences } from '#design/use-preferences.ts'
import { useWords } from '#words/words.tsx'
import { BackToToday } from '../back-link.tsx'
import { useProtection } from '../data/use-protection.ts'
import { useDeviceFacts } from './use-device-facts.ts'

const SignOutSheet = lazy(async () => ({ default: (await import('./sign-out-sheet.tsx')).SignOutSheet }))

export function SettingsScreen() {
  const { settings } = useWords().messages
  const preferences = usePreferences()
  const themes = (['auto', 'light', 'dark'] as const).map((value) => ({ value, label: settings.themes[value] }))
  return (
    <Screen title={settings.title} start={<BackToToday />}>
      <ChooseOne
        legend={settings.language}
        options={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
        value={preferences.language}
        onChange={(language) => changePreferences({ language })}
      />
      <ChooseOne
        legend={settings.theme}
        options={themes}
        value={preferences.theme}
        onChange={(theme) => changePreferences({ theme })}
      />
      <Check checked={preferences.gloves} onChange={(gloves) => changePreferences({ gloves })}>
        {settings.gloves}
      </Check>
      <Check
        checked={preferences.photosOnWifiOnly}
        onChange={(photosOnWifiOnly) => changePreferences({ photosOnWifiOnly })}
      >
        {settings.wifi}
      </Check>
      <DeviceFacts />
    </Screen>
  )
}

function DeviceFacts() {
  const { settings } = useWords().messages
  const device = useDeviceFacts()
  return (
    <section className="stack stack-tight" aria-labelledby="device">
      <h2 id="device">{settings.device}</h2>
      <p>{settings.signedInAs(isolated(device?.personName ?? ''))}</p>
      <p>{device?.deviceName}</p>
      <ProtectionFacts />
      <SessionActs lock={() => void device?.lock()} />
      <p className="small quiet">
        {settings.version} <span className="num">{device?.build}</span>
      </p>
    </section>
  )
}

function SessionActs({ lock }: { lock: () => void }) {
  const { settings } = useWords().messages
  const [leaving, setLeaving] = useState(false)
  return (
    <>
      <div className="cluster">
        <Button icon="lock" onClick={lock}>
          {settings.lock}
        </Button>
        <Button look="plain" onClick={() => setLeaving(true)}>
          {settings.signOut}
        </Button>
      </div>
      <Suspense>{leaving && <SignOutSheet onClose={() => setLeaving(false)} />}</Suspense>
    </>
  )
}

function ProtectionFacts() {
  const { settings, account } = useWords().messages
  const { status, install } = useProtection()
  const open = status === 'unprotected'
  return (
    <>
      <p className="cluster">
        <Icon name={open ? 'warning' : 'lock'} />
        {open ? settings.protectedNo : settings.protectedYes}
      </p>
      {install && (
        <div>
          <Button icon="save" onClick={() => void install()}>
            {account.install}
          </Button>
        </div>
      )}
    </>
  )
}
