import type { ComponentChildren } from 'preact'

import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { specialCases, type Channel, type Procedure } from '../domain.ts'
import { feeOf, timeOf } from '../terms.ts'
import { channelText, feeText, timeText } from '../words.ts'

type Props = { procedure: Procedure; on: Temporal.PlainDate }
type Line = { label: string; text: string; sure: boolean }

/** How long it takes, by case and by channel where these differ. */
export function Times({ procedure, on }: Props) {
  const view = useView()
  return (
    <Lines
      lines={linesOf(procedure, view, (asked) => {
        const time = timeOf(procedure, { ...asked, on })
        return { text: timeText(view, time?.value), sure: time?.sure ?? false }
      })}
      unsure={view.t('Chưa được xác nhận', 'Not confirmed')}
    />
  )
}

/** What it costs, by case and by channel where these differ. */
export function Fees({ procedure, on }: Props) {
  const view = useView()
  return (
    <Lines
      lines={linesOf(procedure, view, (asked) => {
        const fee = feeOf(procedure, { ...asked, on })
        return { text: feeText(view, fee.value), sure: fee.sure || fee.value.kind === 'unknown' }
      })}
      unsure={view.t('Chưa được xác nhận', 'Not confirmed')}
    />
  )
}

function Lines({ lines, unsure }: { lines: Line[]; unsure: string }) {
  const shown = lines.map(({ label, text, sure }): ComponentChildren => (
    <>
      {label && <span class="muted">{label} </span>}
      {text} {!sure && <Tag tone="yellow">{unsure}</Tag>}
    </>
  ))
  if (shown.length === 1) return <>{shown[0]}</>
  return (
    <ul class="govuk-list">
      {shown.map((line, i) => (
        <li key={i}>{line}</li>
      ))}
    </ul>
  )
}

type Said = { text: string; sure: boolean }
type Say = (asked: { channel: Channel; caseCode: string }) => Said

function linesOf(procedure: Procedure, view: ReturnType<typeof useView>, say: Say): Line[] {
  const { t } = view
  const common = byChannel(procedure, view, '', say)
  const special = specialCases(procedure).flatMap(({ caseCode, label, labelEn }) =>
    byChannel(procedure, view, caseCode, say).map((line) => ({
      ...line,
      label: line.label === '' ? `${t(label, labelEn)}:` : `${t(label, labelEn)}, ${line.label}`,
    })),
  )
  const others = common.map((line) => ({
    ...line,
    label: line.label || t('Trường hợp khác:', 'Other cases:'),
  }))
  const lines = procedure.casesComplete ? special : [...special, ...others]
  return special.length === 0 || areAlike(lines) ? common : lines
}

const areAlike = (lines: Line[]) =>
  new Set(lines.map(({ text, sure }) => `${text} ${sure}`)).size === 1

function byChannel(
  procedure: Procedure,
  view: ReturnType<typeof useView>,
  caseCode: string,
  say: Say,
): Line[] {
  const channels: Channel[] = procedure.channels.length > 0 ? procedure.channels : ['counter']
  const said = channels.map((channel) => ({ channel, ...say({ channel, caseCode }) }))
  const texts = [...new Set(said.map(({ text }) => text))]
  return texts.map((text) => {
    const these = said.filter((one) => one.text === text)
    const label =
      texts.length === 1
        ? ''
        : `${these.map(({ channel }) => channelText(view, channel)).join(', ')}:`
    return { label, text, sure: these.every(({ sure }) => sure) }
  })
}
