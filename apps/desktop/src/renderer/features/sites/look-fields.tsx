import { cn, Field, Input, Select } from '@colonnade/ui'
import { useId } from 'react'
import type { AlertLevel, SiteColour, SiteKind, SiteLook } from '../../../shared/channels.ts'
import { useConsoleText } from '../../locales/index.ts'
import { siteColours } from '../../shell/site-mark.tsx'

/** A site nobody said anything about. */
export const plainLook: SiteLook = { kind: 'none', label: '', colour: 'verdigris', alerts: 'warning' }

// The kinds, and the colour each usually has.
const usual: { readonly [K in SiteKind]: SiteColour } = { none: 'verdigris', production: 'vermilion', staging: 'ochre', test: 'slate', development: 'moss', other: 'plum' }
const kinds = Object.keys(usual) as SiteKind[]
const colours = Object.keys(siteColours) as SiteColour[]
const levels = Object.keys({ off: 0, critical: 1, warning: 2 } satisfies { [L in AlertLevel]: number }) as AlertLevel[]

/** What a site is for, its colour, and from which severity on its alerts may interrupt. */
export function LookFields({ look, onLook }: { look: SiteLook; onLook: (look: SiteLook) => void }) {
  const t = useConsoleText()
  const name = useId()
  return (
    <>
      <Field label={t('sites.kind')} help={t('sites.kindHelp')}>
        <Select value={look.kind} onValue={(kind) => onLook({ ...look, kind: kind as SiteKind, colour: usual[kind as SiteKind] })} options={kinds.map((value) => ({ value, label: t(`sites.kinds.${value}`) }))} />
      </Field>
      {look.kind === 'other' && <Field label={t('sites.label')} required><Input maxLength={20} required value={look.label} onChange={(e) => onLook({ ...look, label: e.target.value })} /></Field>}
      {look.kind !== 'none' && (
        <fieldset>
          <legend className="mb-1 font-medium">{t('sites.colour')}</legend>
          <div className="flex flex-wrap gap-2">
            {colours.map((colour) => (
              <label key={colour} className={cn('inline-flex cursor-pointer items-center gap-2 rounded-md border px-2 py-1 has-focus-visible:outline-2 has-focus-visible:outline-accent', look.colour === colour && 'border-line-strong bg-raised font-medium')}>
                <input type="radio" name={name} className="sr-only" checked={look.colour === colour} onChange={() => onLook({ ...look, colour })} />
                <span aria-hidden className={cn('size-3 rounded-full', siteColours[colour].fill)} />{t(`sites.colours.${colour}`)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Field label={t('sites.alerts')} help={t('sites.alertsHelp')}>
        <Select value={look.alerts} onValue={(alerts) => onLook({ ...look, alerts: alerts as SiteLook['alerts'] })} options={levels.map((value) => ({ value, label: t(`sites.alertLevels.${value}`) }))} />
      </Field>
    </>
  )
}
